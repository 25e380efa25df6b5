package org.chancery.harvest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for a content, by which a change is seen. */
final class Digest {

  private Digest() {}

  static String of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8), 16);
  }

  /** The first bytes of the SHA-256, in hexadecimal digits. */
  static String of(byte[] content, int bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
