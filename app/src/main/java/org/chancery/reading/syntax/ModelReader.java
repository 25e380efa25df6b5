package org.chancery.reading.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads what {@link ModelWriter} wrote, after it has checked that all of it is there unchanged. */
final class ModelReader {

  static final int MAGIC = 0x43484e43;

  /** Counts the forms that the file has had. */
  static final int VERSION = 1;

  private static final int HEAD = 20;

  private final ByteBuffer content;

  /**
   * @param name says where the file is, for complaints
   */
  ModelReader(InputStream in, String name) throws IOException {
    byte[] file = in.readAllBytes();
    if (file.length < HEAD) {
      throw new ParserException(
          name + ": a model was expected, found a file of " + file.length + " bytes");
    }
    content = ByteBuffer.wrap(file);
    int magic = content.getInt();
    int version = content.getInt();
    if (magic != MAGIC || version != VERSION) {
      throw new ParserException(
          name
              + ": a model of form "
              + VERSION
              + " was expected, found "
              + (magic == MAGIC ? "form " + version : "another kind of file"));
    }
    long expected = content.getLong();
    int length = content.getInt();
    CRC32C sum = new CRC32C();
    sum.update(file, HEAD, file.length - HEAD);
    if (length != file.length - HEAD || sum.getValue() != expected) {
      throw new ParserException(
          name + ": the file is damaged: its checksum is not the one it was written with");
    }
  }

  long[] longs() {
    long[] numbers = new long[content.getInt()];
    content.asLongBuffer().get(numbers);
    content.position(content.position() + numbers.length * Long.BYTES);
    return numbers;
  }

  int[] ints() {
    int[] numbers = new int[content.getInt()];
    content.asIntBuffer().get(numbers);
    content.position(content.position() + numbers.length * Integer.BYTES);
    return numbers;
  }

  List<String> texts() {
    int size = content.getInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      byte[] text = new byte[Short.toUnsignedInt(content.getShort())];
      content.get(text);
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
