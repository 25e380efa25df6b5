package org.chancery.search;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The model {@code bge-small-en-v1.5}, quantised, which the program carries and runs by itself.
 *
 * <p>Loading it takes a second and 200 MB outside the heap: it is loaded by the first that needs
 * it, and nothing else refers to its classes. It computes in the thread that asks and in no other,
 * so that whoever asks decides how many cores it takes: left to itself it takes all, and keeps them
 * spinning for a while after each text.
 */
final class SmallModel implements Embedder {

  private static final String FILE = "/bge-small-en-v1.5-q";

  /** What its makers put before a question. */
  private static final String QUESTION =
      "Represent this sentence for searching relevant passages: ";

  private final Model model = new Model();

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

  /** The library's own form of the model, but for the number of threads. */
  private static final class Model extends AbstractInProcessEmbeddingModel {

    private final OnnxBertBiEncoder encoder = encoder();

    Model() {
      super(Runnable::run);
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }

    private static OnnxBertBiEncoder encoder() {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
          InputStream weights = part(".onnx");
          InputStream tokenizer = part("-tokenizer.json")) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return new OnnxBertBiEncoder(
            environment,
            environment.createSession(weights.readAllBytes(), options),
            tokenizer,
            PoolingMode.CLS);
      } catch (OrtException | IOException failure) {
        throw new SearchException("the model of meaning cannot be loaded: " + failure, failure);
      }
    }

    private static InputStream part(String ending) {
      return Objects.requireNonNull(
          OnnxBertBiEncoder.class.getResourceAsStream(FILE + ending), FILE + ending);
    }
  }
}
