package org.chancery.search;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.util.List;

/**
 * The model {@code bge-small-en-v1.5}, quantised, which the program carries and runs by itself.
 *
 * <p>Loading it takes a second and 200 MB outside the heap: it is loaded by the first that needs
 * it, and nothing else refers to its classes.
 */
final class SmallModel implements Embedder {

  /** What its makers put before a question. */
  private static final String QUESTION =
      "Represent this sentence for searching relevant passages: ";

  private final BgeSmallEnV15QuantizedEmbeddingModel model =
      new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);

  @Override
  public String name() {
    return "bge-small-en-v1.5-q/1";
  }

  @Override
  public List<float[]> texts(List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(Embedding::vector)
        .toList();
  }

  @Override
  public float[] question(String question) {
    return model.embed(QUESTION + question).content().vector();
  }
}
