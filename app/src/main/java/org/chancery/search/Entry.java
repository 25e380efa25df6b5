package org.chancery.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.chancery.event.Statement;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** What the index holds of a publication. */
final class Entry {

  /** With offsets, from which passages are cut without analysing the text again. */
  private static final FieldType BODY = new FieldType(TextField.TYPE_NOT_STORED);

  static {
    BODY.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    BODY.freeze();
  }

  private Entry() {}

  /** The text of a publication as it is indexed: offsets in it lead back to the blocks. */
  static String body(Publication publication) {
    return publication.blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
  }

  static Document of(Publication publication, int version, List<Statement> statements) {
    Document document = new Document();
    String id = publication.id().value();
    document.add(new StringField("id", id, Field.Store.YES));
    document.add(new SortedDocValuesField("key", new BytesRef(id)));
    document.add(new StoredField("version", version));
    document.add(
        new TextField(
            "title", Objects.requireNonNullElse(publication.title(), ""), Field.Store.YES));
    text(document, "publisher", publication.publisher());
    text(document, "series", publication.series());
    publication.authors().forEach(author -> text(document, "author", author));
    document.add(new Field("body", body(publication), BODY));
    value(document, Facet.Kind.SOURCE, publication.publisher());
    value(document, Facet.Kind.SERIES, publication.series());
    publication.authors().forEach(author -> value(document, Facet.Kind.AUTHOR, author));
    language(document, publication.language().toLowerCase(Locale.ROOT));
    events(document, statements);
    dates(document, publication.date());
    return document;
  }

  private static void language(Document document, String language) {
    document.add(new StringField("language", language, Field.Store.NO));
    int region = language.indexOf('-');
    if (region > 0) {
      document.add(new StringField("language", language.substring(0, region), Field.Store.NO));
    }
  }

  private static void events(Document document, List<Statement> statements) {
    TreeSet<String> states = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Event event -> {
          states.add(event.from().value());
          states.add(event.to().value());
          types.add(event.type().id());
        }
        case Statement.CountClaim claim -> {
          states.add(claim.of().value());
          types.add("count-claim");
        }
      }
    }
    for (String state : states) {
      document.add(new StringField("state", state, Field.Store.NO));
      value(document, Facet.Kind.STATE, state);
    }
    for (String type : types) {
      document.add(new StringField("type", type, Field.Store.NO));
      value(document, Facet.Kind.EVENT, type);
    }
  }

  private static void dates(Document document, @Nullable PartialDate date) {
    if (date == null) {
      return;
    }
    LocalDate first = date.earliest();
    document.add(
        new IntRange(
            "date",
            new int[] {day(first, Integer.MIN_VALUE)},
            new int[] {day(date.latest(), Integer.MAX_VALUE)}));
    if (first != null) {
      document.add(new NumericDocValuesField("day", first.toEpochDay()));
      value(document, Facet.Kind.YEAR, String.format(Locale.ROOT, "%04d", first.getYear()));
    }
  }

  private static int day(@Nullable LocalDate day, int open) {
    return day == null ? open : (int) day.toEpochDay();
  }

  private static void text(Document document, String field, @Nullable String text) {
    if (text != null) {
      document.add(new TextField(field, text, Field.Store.NO));
    }
  }

  private static void value(Document document, Facet.Kind kind, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      document.add(new SortedSetDocValuesField(kind.column(), new BytesRef(value)));
    }
  }
}
