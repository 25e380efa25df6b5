package org.chancery.reading.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFileTest {

  @Test
  void what_is_written_is_read() throws IOException {
    ModelReader reader = reader(written());

    assertThat(reader.longs()).containsExactly(-1, Long.MAX_VALUE);
    assertThat(reader.ints()).containsExactly(7);
    assertThat(reader.texts()).containsExactly("nsubj", "", "é");
  }

  @Test
  void a_changed_byte_is_noticed() throws IOException {
    byte[] file = written();
    file[file.length - 3] ^= 1;

    assertThatThrownBy(() -> reader(file))
        .isInstanceOf(ParserException.class)
        .hasMessageContaining("here.model")
        .hasMessageContaining("damaged");
  }

  @Test
  void a_missing_end_is_noticed() throws IOException {
    byte[] file = java.util.Arrays.copyOf(written(), 40);

    assertThatThrownBy(() -> reader(file)).hasMessageContaining("damaged");
  }

  @Test
  void another_file_is_named_as_such() {
    byte[] file =
        "a text that is rather long for a model".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reader(file))
        .hasMessage("here.model: a model of form 1 was expected, found another kind of file");
  }

  @Test
  void scores_are_the_same_by_groups_and_by_rows() {
    // The first feature has one group of weights, the second as many as make a row.
    int[] weights = {
      1,
      0x00000200,
      bits(3),
      bits(5),
      0,
      0,
      6,
      0x03020100,
      bits(1),
      bits(1),
      bits(1),
      bits(1),
      0x07060504,
      bits(1),
      bits(1),
      bits(1),
      bits(1),
      0x03020100,
      bits(2),
      bits(2),
      bits(2),
      bits(2),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    };
    LinearModel model =
        new LinearModel(
            List.of(),
            List.of("i:lemma"),
            List.of("a", "b", "c", "d", "e", "f", "g", "h"),
            new long[] {11, 12},
            new int[] {0, 6},
            weights);
    float[] scores = model.room();

    model.score(new long[] {12, 99, 11}, 3, new long[3], scores);

    assertThat(scores).startsWith(new float[] {6, 3, 8, 3, 1, 1, 1, 1});
  }

  private static int bits(float weight) {
    return Float.floatToIntBits(weight);
  }

  private static ModelReader reader(byte[] file) throws IOException {
    return new ModelReader(new ByteArrayInputStream(file), "here.model");
  }

  private static byte[] written() throws IOException {
    ModelWriter writer = new ModelWriter();
    writer.longs(new long[] {-1, Long.MAX_VALUE});
    writer.ints(new int[] {7});
    writer.texts(List.of("nsubj", "", "é"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.to(out);
    return out.toByteArray();
  }
}
