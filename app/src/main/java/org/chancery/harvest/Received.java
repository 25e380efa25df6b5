package org.chancery.harvest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one document and what is known about it besides.
 *
 * @param origin for messages: the file, and the line where the file holds many
 * @param path relative to the source, without extension; null for a stream
 * @param fetched the day it came, the last resort for its publication date
 * @param address where on the web it was fetched; null for a file
 * @param charset that the server names; null where none does
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object, never compared
record Received(
    String origin,
    byte[] bytes,
    @Nullable String path,
    LocalDate fetched,
    @Nullable String address,
    @Nullable String charset) {

  Received(String origin, byte[] bytes, @Nullable String path, LocalDate fetched) {
    this(origin, bytes, path, fetched, null, null);
  }

  /** A part of it under a name of its own, such as an entry of a feed. */
  Received part(String step, byte[] content) {
    return new Received(
        origin + "#" + step,
        content,
        path == null ? null : path + "/" + step,
        fetched,
        address,
        charset);
  }
}
