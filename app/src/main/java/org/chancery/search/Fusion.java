package org.chancery.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.ScoreDoc;

/**
 * Makes one ranking of two by the places that a document has in them (reciprocal rank fusion):
 * scores of words and of vectors cannot be added up.
 */
final class Fusion {

  /**
   * How little the first places outdo those behind them. Less than the usual 60: the first of
   * either ranking is more often right than what stands in the middle of both ({@code make
   * score-search}).
   */
  private static final double FLATNESS = 10;

  private Fusion() {}

  /** All documents of both; of equals, the one that the words rank higher comes first. */
  static List<ScoreDoc> of(List<ScoreDoc> words, List<ScoreDoc> meaning) {
    Map<Integer, ScoreDoc> documents = new LinkedHashMap<>();
    Map<Integer, Double> scores = new HashMap<>();
    for (List<ScoreDoc> ranking : List.of(words, meaning)) {
      for (int place = 0; place < ranking.size(); place++) {
        ScoreDoc document = ranking.get(place);
        documents.putIfAbsent(document.doc, document);
        scores.merge(document.doc, 1 / (FLATNESS + place + 1), Double::sum);
      }
    }
    List<ScoreDoc> fused = new ArrayList<>(documents.values());
    fused.sort(
        Comparator.comparingDouble((ScoreDoc document) -> -scores.getOrDefault(document.doc, 0.0)));
    return fused;
  }
}
