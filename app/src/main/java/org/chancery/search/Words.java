package org.chancery.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the search box, understood.
 *
 * @param query asks for all words and filters
 * @param loose asks for any of the words; null where that is no other question
 * @param filters what a publication must be, whatever its words
 * @param plain the words that must be there, for those who look for other spellings
 * @param notices what could not be taken as it was typed, and how it was taken instead
 */
record Words(
    Query query,
    @Nullable Query loose,
    Query filters,
    List<Piece.Word> plain,
    List<String> notices) {

  Words {
    plain = List.copyOf(plain);
    notices = List.copyOf(notices);
  }

  /**
   * Folds case, accents, possessives, elided articles (d'Ivoire) and inflexion; keeps every word,
   * since phrases need them.
   */
  static final Analyzer ANALYZER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer words = new StandardTokenizer();
          TokenStream folded =
              new ASCIIFoldingFilter(
                  new ElisionFilter(
                      new LowerCaseFilter(new EnglishPossessiveFilter(words)),
                      FrenchAnalyzer.DEFAULT_ARTICLES));
          return new TokenStreamComponents(words, new PorterStemFilter(folded));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream token) {
          return new ASCIIFoldingFilter(new LowerCaseFilter(token));
        }
      };

  /** The fields that hold text, with what a word counts in them. */
  static final Map<String, Float> FIELDS =
      new TreeMap<>(Map.of("title", 3f, "body", 1f, "series", 1f, "author", 1f, "publisher", 1f));

  /**
   * Words of questions that say nothing about what is asked: beside others they are left out, since
   * they stand in nearly every text and more often in the titles of papers than in those of news.
   */
  private static final Set<String> LITTLE =
      Set.of(
          ("a an and are as at be been but by did do does for from had has have how if in into is"
               + " it its of on or that the their then there these they this to was were what when"
               + " where which who whom whose why will with")
              .split(" "));

  private static final int QUESTION = 3;

  /** How much a second field that holds the word adds to the best one. */
  private static final float OTHER_FIELDS = 0.2f;

  static Words parse(String typed, Filters names) {
    return new Parser(typed, new Narrowing(names)).words();
  }

  /** Whether it is one of those that a question cannot do without and a search can. */
  static boolean isLittle(String word) {
    return LITTLE.contains(word.toLowerCase(java.util.Locale.ROOT));
  }

  /** A word or phrase in whichever field holds it; null where nothing of it can be searched. */
  static @Nullable Query anywhere(String text) {
    QueryBuilder builder = new QueryBuilder(ANALYZER);
    return anywhere(field -> builder.createPhraseQuery(field, text));
  }

  static @Nullable Query beginning(String text) {
    BytesRef normal = ANALYZER.normalize("body", text);
    return normal.length == 0 ? null : anywhere(field -> new PrefixQuery(new Term(field, normal)));
  }

  private interface InField {
    @Nullable Query of(String field);
  }

  private static @Nullable Query anywhere(InField inField) {
    List<Query> fields = new ArrayList<>();
    FIELDS.forEach((field, weight) -> {
      Query query = inField.of(field);
      if (query != null) {
        fields.add(weight == 1 ? query : new BoostQuery(query, weight));
      }
    });
    return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, OTHER_FIELDS);
  }

  /**
   * Makes a query of the pieces: what stands beside each other is asked for together, {@code OR}
   * joins what stands beside it, and parentheses hold together.
   */
  private static final class Parser {

    /** Deeper, parentheses are left out. */
    private static final int DEPTH = 12;

    private final List<String> notices = new ArrayList<>();
    private final List<Piece.Word> plain = new ArrayList<>();
    private final List<Piece> pieces;
    private final Narrowing narrowing;
    private int at;

    Parser(String typed, Narrowing narrowing) {
      this.narrowing = narrowing;
      this.pieces = Pieces.of(typed, notices);
    }

    /** A part of a query, and how it stands in it. */
    private record Part(Query query, Manner manner) {}

    private enum Manner {
      WORD,
      LITTLE_WORD,
      FILTER,
      ABSENT
    }

    Words words() {
      List<Part> parts = new ArrayList<>();
      while (at < pieces.size()) {
        parts.addAll(all(0));
        if (at < pieces.size()) {
          notices.add("a closing parenthesis has none to close and was left out");
          at++;
        }
      }
      List<Part> words = parts.stream().filter(part -> part.manner() == Manner.WORD).toList();
      Query loose = words.size() > 1 ? joined(parts, true) : null;
      List<Part> filters =
          parts.stream()
              .filter(part -> part.manner() == Manner.FILTER || part.manner() == Manner.ABSENT)
              .toList();
      return new Words(joined(parts, false), loose, joined(filters, false), plain, notices);
    }

    private List<Part> all(int depth) {
      List<Part> parts = new ArrayList<>();
      while (at < pieces.size() && !(pieces.get(at) instanceof Piece.Close)) {
        Part part = any(depth, false);
        if (part != null) {
          parts.add(part);
        }
      }
      return parts;
    }

    private @Nullable Part any(int depth, boolean absent) {
      Part first = one(depth, absent);
      List<Query> either = new ArrayList<>();
      boolean filters = first == null || first.manner() == Manner.FILTER;
      while (at < pieces.size() && pieces.get(at) instanceof Piece.Or) {
        at++;
        Part next = one(depth, absent);
        if (next != null) {
          filters &= next.manner() == Manner.FILTER;
          either.add(standing(next));
        }
      }
      if (either.isEmpty()) {
        return first;
      }
      if (first != null) {
        either.addFirst(standing(first));
      }
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      either.forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
      return new Part(any.build(), filters ? Manner.FILTER : Manner.WORD);
    }

    /** What must be absent is everything else, where it stands by itself. */
    private static Query standing(Part part) {
      return part.manner() == Manner.ABSENT ? joined(List.of(part), false) : part.query();
    }

    private @Nullable Part one(int depth, boolean absent) {
      if (at >= pieces.size() || pieces.get(at) instanceof Piece.Close) {
        return null;
      }
      return switch (pieces.get(at++)) {
        case Piece.Word word -> word(word, absent);
        case Piece.Phrase phrase -> part(anywhere(phrase.text()), Manner.WORD);
        case Piece.Filter filter -> filter(filter);
        case Piece.Not not -> {
          Part part = one(depth, true);
          yield part == null ? null : new Part(part.query(), Manner.ABSENT);
        }
        case Piece.Open open -> group(depth);
        // An OR that has nothing on its left, or a closing parenthesis that all() has seen.
        case Piece.Or or -> null;
        case Piece.Close close -> null;
      };
    }

    private static @Nullable Part part(@Nullable Query query, Manner manner) {
      return query == null ? null : new Part(query, manner);
    }

    private @Nullable Part word(Piece.Word word, boolean absent) {
      if (word.prefix()) {
        return part(beginning(word.text()), Manner.WORD);
      }
      boolean little = isLittle(word.text());
      if (!absent && !little) {
        plain.add(word);
      }
      return part(anywhere(word.text()), little ? Manner.LITTLE_WORD : Manner.WORD);
    }

    private @Nullable Part filter(Piece.Filter filter) {
      try {
        Query narrowed = narrowing.query(filter);
        boolean text = Narrowing.isText(filter.field());
        return part(narrowed, text ? Manner.WORD : Manner.FILTER);
      } catch (QueryException senseless) {
        notices.add(senseless.getMessage() + "; it is searched as words");
        return part(anywhere(filter.value()), Manner.WORD);
      }
    }

    private @Nullable Part group(int depth) {
      if (depth >= DEPTH) {
        return null;
      }
      List<Part> parts = all(depth + 1);
      if (at < pieces.size()) {
        at++;
      } else {
        notices.add("a parenthesis is not closed; it is taken to end with the query");
      }
      if (parts.isEmpty()) {
        return null;
      }
      boolean filters = parts.stream().allMatch(part -> part.manner() == Manner.FILTER);
      return new Part(joined(parts, false), filters ? Manner.FILTER : Manner.WORD);
    }

    private static Query joined(List<Part> parts, boolean any) {
      boolean words = parts.stream().anyMatch(part -> part.manner() == Manner.WORD);
      BooleanQuery.Builder joined = new BooleanQuery.Builder();
      int optional = 0;
      for (Part part : parts) {
        if (words && part.manner() == Manner.LITTLE_WORD) {
          continue;
        }
        BooleanClause.Occur occur =
            switch (part.manner()) {
              case WORD -> any ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
              case LITTLE_WORD -> BooleanClause.Occur.MUST;
              case FILTER -> BooleanClause.Occur.FILTER;
              case ABSENT -> BooleanClause.Occur.MUST_NOT;
            };
        if (part.manner() == Manner.WORD && any) {
          optional++;
        }
        joined.add(part.query(), occur);
      }
      if (optional > 0) {
        joined.setMinimumNumberShouldMatch(1);
      }
      if (Stream.of(Manner.WORD, Manner.LITTLE_WORD)
          .noneMatch(manner -> parts.stream().anyMatch(part -> part.manner() == manner))) {
        joined.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.MUST);
      }
      return joined.build();
    }
  }

  /** Whether it has enough words to be a question; fewer are looked for as they are. */
  boolean isQuestion() {
    return plain.size() >= QUESTION;
  }

  /** The words that are looked for, one after the other. */
  String plainText() {
    return plain.stream().map(Piece.Word::text).collect(Collectors.joining(" "));
  }
}
