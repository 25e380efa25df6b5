package org.chancery.publication;

import java.time.Instant;
import java.util.List;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What a catalogue says of the latest version of a publication: all but its text. */
public record CatalogueEntry(
    PublicationId id,
    int version,
    Instant recorded,
    @Nullable String title,
    @Nullable PartialDate date,
    @Nullable PartialDate published,
    @Nullable String publisher,
    List<String> authors,
    @Nullable String series) {

  public CatalogueEntry {
    authors = List.copyOf(authors);
  }

  /** When it was written, else when it was published; null where neither is known. */
  public @Nullable PartialDate dated() {
    return date != null ? date : published;
  }

  /** Whether it is of this version. */
  public boolean isVersion(@Nullable Integer other) {
    return other != null && other == version;
  }
}
