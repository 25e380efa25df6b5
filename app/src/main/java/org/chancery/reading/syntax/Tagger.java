package org.chancery.reading.syntax;

import java.util.List;

/** Finds the part of speech of each word, from the left to the right. */
final class Tagger {

  private final LinearModel model;
  private final FeatureSet features;
  private final List<FeatureSet.Place> places;
  private final Lexeme.Lemma[] tags;

  Tagger(LinearModel model) {
    this.model = model;
    this.features = new FeatureSet(model);
    this.places = features.places();
    this.tags = model.labels().stream().map(Lexeme.Lemma::of).toArray(Lexeme.Lemma[]::new);
  }

  int size() {
    return tags.length;
  }

  List<String> names() {
    return model.labels();
  }

  String name(int tag) {
    return tags[tag].text();
  }

  void tag(Clause clause) {
    FeatureSet.Extractor extractor = features.new Extractor();
    float[] scores = model.room();
    for (int word = 1; word < clause.size; word++) {
      for (int i = 0; i < places.size(); i++) {
        int node = word + places.get(i).window();
        extractor.nodes[i] = node >= 1 && node < clause.size ? node : Clause.NONE;
      }
      model.score(extractor.keys, extractor.extract(clause), extractor.spare, scores);
      int best = 0;
      for (int tag = 1; tag < tags.length; tag++) {
        if (scores[best] < scores[tag]) {
          best = tag;
        }
      }
      clause.tag(word, best, tags[best]);
    }
  }
}
