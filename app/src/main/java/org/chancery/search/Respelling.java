package org.chancery.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.chancery.text.Span;
import org.jspecify.annotations.Nullable;

/** Puts words that the archive holds in the place of words that it does not hold. */
final class Respelling {

  private static final int CANDIDATES = 4;

  private final IndexSearcher searcher;

  Respelling(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /**
   * The query with another spelling of each word that no publication holds; empty where there is
   * nothing to spell otherwise, or no way to.
   */
  Optional<String> of(String typed, Words words, int found) throws IOException {
    StringBuilder respelled = new StringBuilder();
    int done = 0;
    for (Piece.Word word : words.plain()) {
      String term = term(word.text());
      if (term == null || found > 0 || isKnown(term)) {
        continue;
      }
      Optional<String> other = nearest(term);
      if (other.isEmpty()) {
        continue;
      }
      Span at = word.at();
      respelled.append(typed, done, at.start()).append(other.get());
      done = at.end();
    }
    return done == 0
        ? Optional.empty()
        : Optional.of(respelled.append(typed.substring(done)).toString());
  }

  /** The term that a word is indexed as; null where it is none or several. */
  static @Nullable String term(String word) throws IOException {
    try (TokenStream tokens = Words.ANALYZER.tokenStream("body", word)) {
      CharTermAttribute text = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      String term = tokens.incrementToken() ? text.toString() : null;
      if (term != null && tokens.incrementToken()) {
        term = null;
      }
      tokens.end();
      return term;
    }
  }

  private boolean isKnown(String term) throws IOException {
    for (String field : Words.FIELDS.keySet()) {
      if (searcher.getIndexReader().docFreq(new Term(field, term)) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The nearest term, the more frequent first, as a publication spells it. */
  private Optional<String> nearest(String term) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinQueryLength(3);
    checker.setMaxEdits(2);
    checker.setMinPrefix(1);
    @Nullable SuggestWord best = null;
    for (String field : Words.FIELDS.keySet()) {
      for (SuggestWord candidate :
          checker.suggestSimilar(
              new Term(field, term),
              CANDIDATES,
              searcher.getIndexReader(),
              SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)) {
        if (best == null || BETTER.compare(candidate, best) < 0) {
          best = candidate;
        }
      }
    }
    return best == null ? Optional.empty() : surface(best.string);
  }

  private static final Comparator<SuggestWord> BETTER =
      Comparator.comparingDouble((SuggestWord word) -> -word.score)
          .thenComparing(Comparator.comparingInt((SuggestWord word) -> -word.freq))
          .thenComparing(word -> word.string);

  /**
   * What people call a term, which is often but the beginning of a word: the word that becomes this
   * term and stands in a title, else the term itself where it is a whole word.
   */
  private Optional<String> surface(String term) throws IOException {
    ScoreDoc[] titled = searcher.search(new TermQuery(new Term("title", term)), 1).scoreDocs;
    if (titled.length > 0) {
      String title = searcher.storedFields().document(titled[0].doc).get("title");
      for (String word : title.split("[^\\p{L}\\p{M}\\p{N}'’.-]+", -1)) {
        if (term.equals(term(word))) {
          return Optional.of(word);
        }
      }
    }
    return Optional.of(term);
  }
}
