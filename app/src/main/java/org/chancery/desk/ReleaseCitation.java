package org.chancery.desk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.chancery.ledger.Release;

/** How a paper cites a release. */
public final class ReleaseCitation {

  private ReleaseCitation() {}

  private static LocalDate day(Release release) {
    return release.recorded().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** In a sentence. */
  public static String text(Release release) {
    return "%s (%d). %s, release %s of %s [data set]. %d publications, %d statements, %d events, %d spells. SHA-256 %s. Made with Chancery %s, recorded by %s."
        .formatted(
            release.editor(),
            day(release).getYear(),
            release.title(),
            release.name(),
            day(release),
            release.publications(),
            release.statements(),
            release.events(),
            release.spells(),
            release.sha256(),
            release.program(),
            release.recorded().truncatedTo(ChronoUnit.SECONDS));
  }

  /** For BibTeX. */
  public static String bibtex(Release release) {
    return """
    @misc{chancery-%s,
      author = {%s},
      title = {{%s}},
      year = {%d},
      version = {%s},
      note = {Data set made with Chancery %s, recorded by %s, SHA-256 %s}
    }
    """
        .formatted(
            release.name(),
            braced(release.editor()),
            braced(release.title()),
            day(release).getYear(),
            release.name(),
            release.program(),
            release.recorded(),
            release.sha256());
  }

  /** What BibTeX would take for its own is taken out or escaped. */
  private static String braced(String text) {
    return text.replaceAll("[{}\\\\]", "").replaceAll("([%&#$_])", "\\\\$1");
  }

  /** In the Citation File Format. */
  public static String cff(Release release) {
    return """
    cff-version: 1.2.0
    message: If you use this data set, please cite it as below.
    type: dataset
    title: %s
    authors:
      - name: %s
    version: %s
    date-released: %s
    identifiers:
      - type: other
        value: sha256:%s
        description: Hash of the canonical record and the code book
    """
        .formatted(
            quoted(release.title()),
            quoted(release.editor()),
            quoted(release.name()),
            day(release),
            release.sha256());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
