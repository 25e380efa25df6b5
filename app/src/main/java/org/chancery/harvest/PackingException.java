package org.chancery.harvest;

import java.io.IOException;

/** Compressed data that are broken, or that grow beyond all measure; the message says which. */
final class PackingException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean bomb;

  private PackingException(String message, boolean bomb) {
    super(message);
    this.bomb = bomb;
  }

  static PackingException damaged(Packing packing, Exception cause) {
    String said = cause.getMessage();
    PackingException damaged =
        new PackingException(
            "the compressed data end early or are damaged ("
                + (said == null ? cause.getClass().getSimpleName() : said)
                + "), a whole "
                + packing.word()
                + " file was expected",
            false);
    damaged.initCause(cause);
    return damaged;
  }

  static PackingException tooMuch(String found, String most) {
    return new PackingException(found + " was found, at most " + most + " is unpacked", true);
  }

  /** Whether nothing more may be read of the file. */
  boolean isBomb() {
    return bomb;
  }

  String reason() {
    String message = getMessage();
    return message == null ? toString() : message;
  }
}
