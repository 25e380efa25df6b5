package org.chancery.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.chancery.time.PartialDate;

/**
 * What somebody typed into the search box, understood: free words and filters.
 *
 * @param text the free words alone
 * @param query words and filters together
 */
record Words(Query text, Query query) {

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

  private static final Pattern FILTER =
      Pattern.compile("(?<field>state|type|since|until):(?:\"(?<quoted>[^\"]+)\"|(?<value>\\S+))");

  private static final Map<String, Float> FIELDS =
      Map.of("title", 3f, "body", 1f, "series", 1f, "author", 1f, "publisher", 1f);

  private static final int SYNTAX =
      SimpleQueryParser.AND_OPERATOR
          | SimpleQueryParser.OR_OPERATOR
          | SimpleQueryParser.NOT_OPERATOR
          | SimpleQueryParser.PHRASE_OPERATOR
          | SimpleQueryParser.PREFIX_OPERATOR
          | SimpleQueryParser.PRECEDENCE_OPERATORS
          | SimpleQueryParser.WHITESPACE_OPERATOR;

  static Words parse(String typed, Filters names) {
    List<Query> filters = new ArrayList<>();
    Matcher matcher = FILTER.matcher(typed);
    while (matcher.find()) {
      String quoted = matcher.group("quoted");
      filters.add(
          filter(matcher.group("field"), quoted != null ? quoted : matcher.group("value"), names));
    }
    String free = matcher.replaceAll(" ").strip();
    SimpleQueryParser parser = new SimpleQueryParser(ANALYZER, FIELDS, SYNTAX);
    parser.setDefaultOperator(BooleanClause.Occur.MUST);
    Query text = free.isEmpty() ? MatchAllDocsQuery.INSTANCE : parser.parse(free);
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(text, BooleanClause.Occur.MUST);
    filters.forEach(filter -> query.add(filter, BooleanClause.Occur.FILTER));
    return new Words(text, query.build());
  }

  private static Query filter(String field, String value, Filters names) {
    return switch (field) {
      case "state" -> new TermQuery(new Term(field, names.state(value)));
      case "type" -> new TermQuery(new Term(field, names.type(value.toLowerCase(Locale.ROOT))));
      case "since" -> dates(earliest(field, value), Integer.MAX_VALUE);
      default -> dates(Integer.MIN_VALUE, latest(field, value));
    };
  }

  private static Query dates(int first, int last) {
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
