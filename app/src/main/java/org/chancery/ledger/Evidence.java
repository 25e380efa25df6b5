package org.chancery.ledger;

import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.text.Passage;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One statement of one publication, as one reading found it.
 *
 * @param id unique in the desk, in the order of recording
 * @param reading the sequence number of the reading
 * @param ordinal its place in the reading, from 0
 * @param written when the publication was written, null where it does not say
 * @param published when the public could read it
 * @param grade how far editors trust it, F6 where none has said
 */
public record Evidence(
    long id,
    long reading,
    PublicationId publication,
    int version,
    int ordinal,
    @Nullable PartialDate written,
    PartialDate published,
    Statement statement,
    Grade grade) {

  /** The time of which a standing fact speaks: that of writing, else that of publication. */
  public PartialDate spoken() {
    return written != null ? written : published;
  }

  /** The same with another grade. */
  Evidence graded(Grade other) {
    return new Evidence(
        id, reading, publication, version, ordinal, written, published, statement, other);
  }

  /** The same stating something else. */
  Evidence stating(Statement other) {
    return new Evidence(
        id, reading, publication, version, ordinal, written, published, other, grade);
  }

  /** Where the words stand that state it best. */
  public Passage passage() {
    Mention best = statement.mentions().getFirst();
    return new Passage(publication, version, best.block(), best.span());
  }

  /** The words that state it best. */
  public String quote() {
    return statement.mentions().getFirst().quote();
  }

  /** Of the number alone, since nothing else tells two pieces apart so soon. */
  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
