package org.chancery.publication;

import java.util.List;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A publication as it was published.
 *
 * @param date when it was written, as precisely as it says
 * @param published when the public could read it; by default the date of writing, and else the day
 *     it was fetched
 * @param language BCP 47, such as {@code en}
 * @param rights licence or rights statement of the source
 */
public record Publication(
    PublicationId id,
    @Nullable String title,
    @Nullable PartialDate date,
    @Nullable PartialDate published,
    @Nullable String publisher,
    List<String> authors,
    @Nullable String series,
    @Nullable String url,
    String language,
    @Nullable String rights,
    List<Block> blocks) {

  public Publication {
    authors = List.copyOf(authors);
    blocks = List.copyOf(blocks);
  }
}
