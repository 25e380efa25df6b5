package org.chancery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What is sent for a request, ready for the wire. */
final class Reply {

  private final String type;
  private final byte[] plain;
  private final byte[] compressed;
  private final @Nullable String fileName;
  private final String tag;

  private Reply(String type, byte[] plain, @Nullable String fileName) {
    this.type = type;
    this.plain = plain;
    this.compressed = compress(plain);
    this.fileName = fileName;
    this.tag = tag(plain);
  }

  static Reply html(Html page) {
    return of("text/html;charset=utf-8", page.document(), null);
  }

  static Reply json(String json) {
    return of("application/json", json, null);
  }

  /**
   * A reply of some media type.
   *
   * @param fileName under which a browser keeps it; null for what it shows
   */
  static Reply of(String type, String text, @Nullable String fileName) {
    return new Reply(type, text.getBytes(UTF_8), fileName);
  }

  /** Sends it, or says that the visitor has it already. */
  void send(Context context) {
    context.header("Vary", "Accept-Encoding, Accept-Datetime");
    context.header("Cache-Control", "no-cache");
    context.header("ETag", tag);
    if (fileName != null) {
      context.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    context.contentType(type);
    String accepted = Objects.requireNonNullElse(context.header("Accept-Encoding"), "");
    if (accepted.toLowerCase(Locale.ROOT).contains("gzip")) {
      context.header("Content-Encoding", "gzip");
      context.result(compressed);
    } else {
      context.result(plain);
    }
  }

  /** How much memory it takes, in bytes. */
  long weight() {
    return plain.length + compressed.length + 512L;
  }

  /** A tenth larger than by the usual level, in a third of its time. */
  private static final class Quick extends GZIPOutputStream {
    Quick(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, 8192);
      def.setLevel(2);
    }
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream gzip = new Quick(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String tag(byte[] plain) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
