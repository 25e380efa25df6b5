package org.chancery.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What a document says of itself, gathered while it is read. */
final class Head {

  @Nullable PublicationId id;
  @Nullable String title;
  @Nullable PartialDate date;
  @Nullable PartialDate published;
  @Nullable String publisher;
  List<String> authors = List.of();
  @Nullable String series;
  @Nullable String url;
  String language = "en";
  @Nullable String rights;
  final List<String> warnings = new ArrayList<>();

  /** Notes one field as a person wrote it; false where no field has this name. */
  boolean note(String field, String value) {
    String text = Hygiene.line(value);
    switch (field) {
      case "id" -> id = Identity.given(text).orElse(null);
      case "title" -> title = orNull(text);
      case "date", "written" -> date = date(field, text);
      case "published" -> published = date(field, text);
      case "publisher" -> publisher = orNull(text);
      case "author", "authors", "by" -> authors = Names.list(text);
      case "series" -> series = orNull(text);
      case "url", "source" -> source(text);
      case "language", "lang" -> language = Hygiene.language(text);
      case "rights", "licence", "license" -> rights = orNull(text);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A source is an address or, where it is none, the name of who published it. */
  private void source(String text) {
    Optional<String> address = Identity.address(text);
    if (address.isPresent()) {
      url = address.get();
    } else if (publisher == null) {
      publisher = orNull(text);
    }
  }

  private @Nullable PartialDate date(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    Optional<PartialDate> read = DateReader.read(text);
    if (read.isEmpty()) {
      warnings.add(
          field + ": a date such as 16 February 2024 was expected, found \"" + text + "\"");
    }
    return read.orElse(null);
  }

  /** The publication, with the defaults that every format shares. */
  Harvest.Found publication(Received document, String mediaType, List<Block> blocks)
      throws RefusedException {
    if (blocks.stream().allMatch(block -> block.text().isBlank())) {
      throw new RefusedException("no text was found, at least one paragraph was expected");
    }
    PartialDate publicSince =
        published != null ? published : date != null ? date : PartialDate.of(document.fetched());
    return new Harvest.Found(
        new Publication(
            id != null ? id : Identity.of(document, url, title),
            title,
            date,
            publicSince,
            publisher,
            authors,
            series,
            url,
            language,
            rights,
            blocks),
        document.bytes(),
        mediaType,
        document.origin(),
        warnings);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
