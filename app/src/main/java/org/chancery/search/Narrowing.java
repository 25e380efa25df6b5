package org.chancery.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Makes queries of what somebody asks a field to hold. */
record Narrowing(Filters names) {

  private static final Set<Field> TEXT =
      Set.of(Field.TITLE, Field.AUTHOR, Field.SERIES, Field.SOURCE, Field.TEXT);

  /** Whether the field holds words, which rank what they find. */
  static boolean isText(Field field) {
    return TEXT.contains(field);
  }

  /**
   * The query; null where nothing of it can be searched.
   *
   * @throws QueryException where the field cannot hold it
   */
  @Nullable Query query(Piece.Filter filter) {
    String value = filter.value();
    return switch (filter.field()) {
      case TITLE -> text("title", filter);
      case AUTHOR -> text("author", filter);
      case SERIES -> text("series", filter);
      case SOURCE -> text("publisher", filter);
      case TEXT -> text("body", filter);
      case STATE -> new TermQuery(new Term("state", names.state(value)));
      case EVENT -> event(value.toLowerCase(Locale.ROOT));
      case LANGUAGE -> new TermQuery(new Term("language", value.toLowerCase(Locale.ROOT)));
      case DATE -> dates(value);
      case SINCE -> between(earliest("since", value), Integer.MAX_VALUE);
      case UNTIL -> between(Integer.MIN_VALUE, latest("until", value));
    };
  }

  private static @Nullable Query text(String field, Piece.Filter filter) {
    String value = filter.value();
    if (!filter.quoted() && value.length() > 1 && value.endsWith("*")) {
      BytesRef normal = Words.ANALYZER.normalize(field, value.substring(0, value.length() - 1));
      return normal.length == 0 ? null : new PrefixQuery(new Term(field, normal));
    }
    return new QueryBuilder(Words.ANALYZER).createPhraseQuery(field, value);
  }

  /** A type, or with a star all that begin so: {@code relations-*}. */
  private Query event(String value) {
    return value.length() > 1 && value.endsWith("*")
        ? new PrefixQuery(new Term("type", value.substring(0, value.length() - 1)))
        : new TermQuery(new Term("type", names.type(value)));
  }

  /** One date, or two with {@code ..} between them of which one may be missing. */
  private static Query dates(String value) {
    int dots = value.indexOf("..");
    if (dots < 0) {
      return between(earliest("date", value), latest("date", value));
    }
    String first = value.substring(0, dots).strip();
    String last = value.substring(dots + 2).strip();
    int from = first.isEmpty() ? Integer.MIN_VALUE : earliest("date", first);
    int to = last.isEmpty() ? Integer.MAX_VALUE : latest("date", last);
    if (from > to) {
      throw new QueryException(
          "date: the earlier date was expected first, found \"" + value + "\"");
    }
    return between(from, to);
  }

  private static Query between(int first, int last) {
    return IntRange.newIntersectsQuery("date", new int[] {first}, new int[] {last});
  }

  private static int earliest(String field, String value) {
    LocalDate day = date(field, value).earliest();
    return day == null ? Integer.MIN_VALUE : (int) day.toEpochDay();
  }

  private static int latest(String field, String value) {
    LocalDate day = date(field, value).latest();
    return day == null ? Integer.MAX_VALUE : (int) day.toEpochDay();
  }

  private static PartialDate date(String field, String value) {
    try {
      return PartialDate.parse(value);
    } catch (DateTimeException malformed) {
      throw new QueryException(field + ": " + malformed.getMessage(), malformed);
    }
  }
}
