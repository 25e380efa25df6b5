package org.chancery.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.WarcPayload;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/** An archive of the web: what its servers answered with success is a document each. */
final class Warc {

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "text/(?:html|plain|markdown)|application/(?:xhtml\\+xml|pdf)", Pattern.CASE_INSENSITIVE);

  private Warc() {}

  /** Reads a document, such as a page, wherever it came from. */
  interface Documents {
    void read(Received document);
  }

  /**
   * Hands on each document.
   *
   * @param limit of one document in bytes
   * @throws RefusedException where the archive breaks off, after what came before was handed on
   */
  static void read(String origin, InputStream in, int limit, Documents documents)
      throws RefusedException {
    int number = 0;
    try (WarcReader reader = opened(in)) {
      while (true) {
        Received document = null;
        try {
          Optional<WarcRecord> next = reader.next();
          if (next.isEmpty()) {
            return;
          }
          number++;
          if (next.get() instanceof WarcTargetRecord record) {
            document = document(origin + "#" + number, record, limit);
          }
        } catch (PackingException broken) {
          throw new RefusedException("after " + number + " records " + broken.reason());
        } catch (IOException | RuntimeException broken) {
          throw damaged(number, broken);
        }
        // Outside of the try: what becomes of it is the caller's.
        if (document != null) {
          documents.read(document);
        }
      }
    } catch (IOException unclosed) {
      throw damaged(number, unclosed);
    }
  }

  private static WarcReader opened(InputStream in) throws RefusedException {
    try {
      WarcReader reader = new WarcReader(in);
      reader.setLenient(true);
      return reader;
    } catch (IOException | RuntimeException broken) {
      throw damaged(0, broken);
    }
  }

  private static RefusedException damaged(int number, Exception broken) {
    return new RefusedException(
        "after "
            + number
            + " records the archive breaks off or is damaged ("
            + broken.getMessage()
            + "), WARC was expected");
  }

  /** The document that a record holds; null for what is none, such as a picture. */
  private static @Nullable Received document(String origin, WarcTargetRecord record, int limit)
      throws IOException {
    MediaType type;
    MessageBody body;
    switch (record) {
      case WarcResponse response when isHttp(response) -> {
        HttpResponse http = response.http();
        if (http.status() != 200) {
          return null;
        }
        type = http.contentType();
        body = http.bodyDecoded();
      }
      case WarcResource resource -> {
        Optional<WarcPayload> payload = resource.payload();
        if (payload.isEmpty()) {
          return null;
        }
        type = payload.get().type();
        body = payload.get().body();
      }
      default -> {
        return null;
      }
    }
    if (!DOCUMENT.matcher(type.base().toString()).matches()) {
      return null;
    }
    byte[] bytes = body.stream().readNBytes(limit);
    LocalDate fetched = record.date().atOffset(ZoneOffset.UTC).toLocalDate();
    return new Received(
        origin, bytes, null, fetched, record.target(), type.parameters().get("charset"));
  }

  private static boolean isHttp(WarcResponse response) throws IOException {
    return response.contentType().base().equals(MediaType.HTTP);
  }
}
