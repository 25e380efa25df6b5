package org.chancery.reading.syntax;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes the parts of a model one behind the other; {@link ModelReader} reads them. */
final class ModelWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 26);
  private final DataOutputStream out = new DataOutputStream(bytes);

  void longs(long[] numbers) {
    write(() -> {
      out.writeInt(numbers.length);
      for (long number : numbers) {
        out.writeLong(number);
      }
    });
  }

  void ints(int[] numbers) {
    write(() -> {
      out.writeInt(numbers.length);
      for (int number : numbers) {
        out.writeInt(number);
      }
    });
  }

  void texts(List<String> texts) {
    write(() -> {
      out.writeInt(texts.size());
      for (String text : texts) {
        out.writeUTF(text);
      }
    });
  }

  /** Writes all of it behind a head that says what it is and how to check it. */
  void to(OutputStream file) throws IOException {
    byte[] content = bytes.toByteArray();
    CRC32C sum = new CRC32C();
    sum.update(content);
    DataOutputStream head = new DataOutputStream(file);
    head.writeInt(ModelReader.MAGIC);
    head.writeInt(ModelReader.VERSION);
    head.writeLong(sum.getValue());
    head.writeInt(content.length);
    head.write(content);
    head.flush();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot be written", impossible);
    }
  }
}
