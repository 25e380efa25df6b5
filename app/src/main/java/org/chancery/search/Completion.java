package org.chancery.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.QueryBuilder;

/** Finishes what somebody is about to type, from the names and titles that the index holds. */
final class Completion {

  private static final int OF_A_KIND = 3;

  private final Opened opened;

  Completion(Opened opened) {
    this.opened = opened;
  }

  List<Suggestion> of(String typed, int limit) throws IOException {
    String[] words = folded(typed).split(" ", -1);
    Set<Suggestion> suggestions = new LinkedHashSet<>();
    if (!words[0].isEmpty()) {
      suggestions.addAll(named("author", Facet.Kind.AUTHOR, Suggestion.Kind.AUTHOR, words));
      suggestions.addAll(named("series", Facet.Kind.SERIES, Suggestion.Kind.SERIES, words));
      suggestions.addAll(named("publisher", Facet.Kind.SOURCE, Suggestion.Kind.SOURCE, words));
      suggestions.addAll(titles(words, limit));
    }
    return suggestions.stream().limit(limit).toList();
  }

  private List<Suggestion> named(
      String field, Facet.Kind facet, Suggestion.Kind kind, String[] words) throws IOException {
    FacetsCollectorManager.FacetsResult found =
        FacetsCollectorManager.search(
            opened.searcher(), query(field, words), 1, new FacetsCollectorManager());
    FacetsCollector all = found.facetsCollector();
    List<Suggestion> named = new ArrayList<>();
    // Other authors of the same publications are counted too, and are not meant.
    for (Facet.Value value : opened.facet(facet, all, 100).values()) {
      if (named.size() < OF_A_KIND && holds(value.name(), words)) {
        String query = new Facet(facet, List.of(value), 1).narrowing(value);
        named.add(new Suggestion(kind, value.name(), query, null));
      }
    }
    return named;
  }

  private List<Suggestion> titles(String[] words, int limit) throws IOException {
    List<Suggestion> titles = new ArrayList<>();
    for (ScoreDoc match : opened.searcher().search(query("title", words), limit).scoreDocs) {
      Document document = opened.searcher().storedFields().document(match.doc);
      String title = document.get("title");
      titles.add(
          new Suggestion(
              Suggestion.Kind.TITLE,
              title,
              '"' + title.replace('"', ' ') + '"',
              document.get("id")));
    }
    return titles;
  }

  /** All words but the last as they are, the last as the beginning of one. */
  private static Query query(String field, String[] words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    QueryBuilder builder = new QueryBuilder(Words.ANALYZER);
    for (int word = 0; word < words.length - 1; word++) {
      Query whole = builder.createPhraseQuery(field, words[word]);
      if (whole != null) {
        query.add(whole, BooleanClause.Occur.MUST);
      }
    }
    String last = words[words.length - 1];
    BooleanQuery.Builder end = new BooleanQuery.Builder();
    end.add(new PrefixQuery(new Term(field, last)), BooleanClause.Occur.SHOULD);
    // "embassies" is no beginning of the term that it is indexed as.
    Query whole = builder.createPhraseQuery(field, last);
    if (whole != null) {
      end.add(whole, BooleanClause.Occur.SHOULD);
    }
    return query.add(end.build(), BooleanClause.Occur.MUST).build();
  }

  private static boolean holds(String name, String[] words) {
    String[] parts = folded(name).split(" ", -1);
    for (String word : words) {
      boolean there = false;
      for (String part : parts) {
        there |= part.startsWith(word);
      }
      if (!there) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
