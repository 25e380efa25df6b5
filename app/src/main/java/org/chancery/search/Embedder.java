package org.chancery.search;

import java.util.List;

/** Makes vectors of texts, such that texts of like meaning get vectors of a like direction. */
interface Embedder {

  /** What vectors it makes: those of another name cannot be compared with them. */
  String name();

  /** Vectors of length 1, one for each text. */
  List<float[]> texts(List<String> texts);

  /** The vector of a question, which is another than that of a text with the same words. */
  float[] question(String question);
}
