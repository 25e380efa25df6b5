package org.chancery.harvest;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param address where it was had in the end, after all redirects
 * @param headers by their names in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Answer(URI address, int status, byte[] bytes, Map<String, String> headers) {

  static final int NOT_MODIFIED = 304;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?(?<charset>[\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  /** Whether it is as it was when its tag or date was given. */
  boolean unchanged() {
    return status == NOT_MODIFIED;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Of text only: what servers say of XML and JSON is wrong more often than what these say. */
  @Nullable String charset() {
    String type = headers.getOrDefault("content-type", "");
    Matcher matcher = CHARSET.matcher(type);
    return type.startsWith("text/") && matcher.find() ? matcher.group("charset") : null;
  }
}
