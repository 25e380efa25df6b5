package org.chancery.desk;

import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** How a publication is named where it is quoted. */
public record Citation(
    PublicationId publication,
    int version,
    @Nullable String title,
    @Nullable String publisher,
    @Nullable PartialDate date,
    @Nullable String url) {

  static Citation of(Publication publication, int version) {
    return new Citation(
        publication.id(),
        version,
        publication.title(),
        publication.publisher(),
        publication.date() != null ? publication.date() : publication.published(),
        publication.url());
  }
}
