package org.chancery.export;

import java.util.List;
import org.chancery.event.EventCodes;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Modality;

/** Says in Markdown what the columns of a data set mean and what the codes in them stand for. */
final class Codebook {

  static final String FILE = "codebook.md";

  private final EventTypes types;
  private final EventCodes codes;

  Codebook(EventTypes types, EventCodes codes) {
    this.types = types;
    this.codes = codes;
  }

  String of(List<Sheet<?>> sheets) {
    StringBuilder text =
        new StringBuilder(
            """
            # Code book

            Data of a desk of Chancery. Dates are EDTF, as precise as the sources: "1960" is a year, never its first day. A cell
            that is empty (in Parquet: null) is not known or does not apply. States are named by ISO 3166-1 alpha-3, and those that
            are gone or partly recognised by ids of their own (the sheet states lists them); their numbers are those of the Correlates
            of War project, which states that continue one another share. Every event leads to its evidence, and every piece of
            evidence to a publication and the words in it.
            """);
    sheets.forEach(sheet -> describe(text, sheet));
    text.append(
        """

        ## Types of events
        CAMEO and PLOVER code what one actor does to another: standing facts, leaders and omissions have no code there, and of an
        act that is only planned they code the announcement.

        | type | directed | CAMEO | PLOVER | planned: CAMEO | PLOVER | what counts |
        |---|---|---|---|---|---|---|
        """);
    for (EventType type : types.all()) {
      EventCodes.Code done = codes.code(type, Modality.ASSERTED);
      EventCodes.Code planned = codes.code(type, Modality.PLANNED);
      text.append(
          "| %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  type.id(),
                  type.directed() ? "yes" : "no",
                  done == null ? "" : done.cameo(),
                  done == null ? "" : done.plover(),
                  planned == null ? "" : planned.cameo(),
                  planned == null ? "" : planned.plover(),
                  types.description(type)));
    }
    return text.toString();
  }

  private static void describe(StringBuilder text, Sheet<?> sheet) {
    text.append("\n## ").append(sheet.name()).append('\n').append(sheet.meaning());
    text.append("\n\n| column | type | meaning |\n|---|---|---|\n");
    for (Column<?> column : sheet.columns()) {
      text.append("| %s | %s | %s |%n".formatted(column.name(), column.kind(), column.meaning()));
    }
  }
}
