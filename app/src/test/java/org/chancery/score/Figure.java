package org.chancery.score;

/** What is measured; each is a share of something. */
enum Figure {
  EXACT_PRECISION("exact-precision"),
  EXACT_RECALL("exact-recall"),
  EXACT_F1("exact-f1"),
  YEAR_PRECISION("year-precision"),
  YEAR_RECALL("year-recall"),
  YEAR_F1("year-f1"),
  UNDATED_PRECISION("undated-precision"),
  UNDATED_RECALL("undated-recall"),
  UNDATED_F1("undated-f1"),
  /** Among exact matches whose annotation gives a kind of mission. */
  KIND("kind"),
  /** Among exact matches whose annotation gives a place. */
  PLACE("place"),
  /** Among exact matches whose annotation says who took the step. */
  BY("by"),
  NOT_ASSERTED_PRECISION("not-asserted-precision"),
  NOT_ASSERTED_RECALL("not-asserted-recall"),
  NOT_ASSERTED_F1("not-asserted-f1"),
  /** Of sentences coded in PLOVER: the type. */
  CODED_PRECISION("coded-precision"),
  CODED_RECALL("coded-recall"),
  CODED_F1("coded-f1"),
  /** The type and both states. */
  CODED_STATES_PRECISION("coded-states-precision"),
  CODED_STATES_RECALL("coded-states-recall"),
  CODED_STATES_F1("coded-states-f1"),
  /** Quotes that are the text at their offsets. */
  QUOTES("quotes");

  private final String id;

  Figure(String id) {
    this.id = id;
  }

  /** The name in tables. */
  String id() {
    return id;
  }
}
