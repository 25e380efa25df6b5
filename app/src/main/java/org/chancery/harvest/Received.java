package org.chancery.harvest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one document and what is known about it besides.
 *
 * @param origin for messages: the file, and the line where the file holds many
 * @param path relative to the source, without extension; null for a stream
 * @param fetched the day it came, the last resort for its publication date
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object, never compared
record Received(String origin, byte[] bytes, @Nullable String path, LocalDate fetched) {}
