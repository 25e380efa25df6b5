package org.chancery.harvest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** From bytes to text, by what the bytes are rather than by what they claim to be. */
final class Charsets {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Charset UTF_32_BIG = Charset.forName("UTF-32BE");
  private static final Charset UTF_32_LITTLE = Charset.forName("UTF-32LE");

  /** Bytes of a document by which its charset is judged. */
  private static final int ENOUGH = 1 << 16;

  private static final Pattern DECLARED =
      Pattern.compile(
          "<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*(?<meta>[\\w.:-]+)"
              + "|<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"'](?<xml>[\\w.:-]+)",
          Pattern.CASE_INSENSITIVE);

  private Charsets() {}

  /**
   * Text and how it was had.
   *
   * @param warning where bytes were no text in the charset that the document claims
   */
  record Decoded(String text, @Nullable String warning) {}

  /** The charset that a page declares in its head. */
  static Optional<String> declared(byte[] page) {
    String head = new String(page, 0, Math.min(page.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String meta = matcher.group("meta");
    return Optional.of(meta != null ? meta : matcher.group("xml"));
  }

  static boolean hasUtf16Mark(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  /**
   * The charset of two or four bytes a letter that a text is in, by its byte order mark, or by the
   * zeros around the bracket that XML begins with; null for all others.
   */
  static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 4) {
      return hasUtf16Mark(bytes) ? StandardCharsets.UTF_16 : null;
    }
    int start = ByteBuffer.wrap(bytes).getInt();
    return switch (start) {
      case 0x0000FEFF, 0x0000003C -> UTF_32_BIG;
      case 0xFFFE0000, 0x3C000000 -> UTF_32_LITTLE;
      default -> {
        if (hasUtf16Mark(bytes)) {
          yield bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        boolean big = start >>> 16 == 0x003C && (start & 0xFF00) == 0;
        boolean little = start >>> 16 == 0x3C00 && (start & 0x00FF) == 0;
        yield big ? StandardCharsets.UTF_16BE : little ? StandardCharsets.UTF_16LE : null;
      }
    };
  }

  /**
   * Decodes by the byte order mark; else as UTF-8 where every byte fits and nothing else than a
   * Latin charset is declared, which pages often claim wrongly; else as declared; else as what the
   * bytes look like by their frequencies; else as windows-1252, which no byte contradicts.
   */
  static Decoded decode(byte[] bytes, @Nullable String declared) {
    Charset wide = wide(bytes);
    if (wide != null) {
      String text = new String(bytes, wide);
      return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, null);
    }
    Charset claimed = charset(declared);
    if (claimed == null || claimed.equals(WINDOWS) || claimed.equals(StandardCharsets.UTF_8)) {
      return decodeUnicodeOrLatin(bytes, claimed);
    }
    return new Decoded(new String(bytes, claimed), null);
  }

  private static Decoded decodeUnicodeOrLatin(byte[] bytes, @Nullable Charset claimed) {
    String strict = strictly(bytes);
    if (strict != null) {
      return new Decoded(strict.startsWith("\uFEFF") ? strict.substring(1) : strict, null);
    }
    if (claimed == null) {
      return new Decoded(new String(bytes, likely(bytes)), null);
    }
    if (!StandardCharsets.UTF_8.equals(claimed)) {
      return new Decoded(new String(bytes, WINDOWS), null);
    }
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    boolean partly = lenient.chars().anyMatch(c -> c > 127 && c != Hygiene.REPLACEMENT);
    return partly
        ? new Decoded(lenient, "some bytes are no UTF-8, they were replaced by U+FFFD")
        : new Decoded(
            new String(bytes, WINDOWS), "the page claims UTF-8, it was read as windows-1252");
  }

  /** The charset whose letters the bytes are as frequent as, where that is clear. */
  private static Charset likely(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, ENOUGH));
    detector.dataEnd();
    Charset detected = charset(detector.getDetectedCharset());
    return detected == null || detected.equals(StandardCharsets.UTF_8) ? WINDOWS : detected;
  }

  private static @Nullable String strictly(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null; // the answer, not a failure: these bytes are no UTF-8
    }
  }

  private static @Nullable Charset charset(@Nullable String declared) {
    if (declared == null) {
      return null;
    }
    try {
      Charset charset = Charset.forName(declared.toLowerCase(Locale.ROOT));
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      // Browsers read both as windows-1252, so that is what pages that claim them mean. A page that
      // claims UTF-16 in ASCII letters cannot be UTF-16.
      return latin ? WINDOWS : charset.name().startsWith("UTF-16") ? null : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null; // a charset unknown to us is as good as none declared
    }
  }
}
