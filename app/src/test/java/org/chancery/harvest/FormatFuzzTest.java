package org.chancery.harvest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/**
 * Looks for documents that break the reader of a format. What is found is kept as a file under
 * {@code src/test/resources/harvest/found}, which {@link FoundDocumentsTest} reads ever after.
 */
@Tag("fuzz")
class FormatFuzzTest {

  /** What each format begins with, so that the fuzzer gets past the gate. */
  private static final String[] BEGINNINGS = {
    "",
    "{\"id\":\"a\",\"blocks\":[{\"text\":\"",
    "<!DOCTYPE html><html><head><title>",
    "---\ntitle: a\n---\n",
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "<TEI><text><body><div type=\"document\"><head>",
    "<rss><channel><item><title>",
    "<feed><entry><content type=\"xhtml\">",
    "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{",
    "WARC/1.0\r\nWARC-Type: response\r\n",
    "<mediawiki><page><title>a</title><revision><text>{|\n! Country !! Date\n",
    """
    From a@b Wed Feb 14 12:00:00 2024
    From: a <a@b>
    Content-Type: multipart/mixed; boundary=b

    --b
    """,
    "PK\u0003\u0004",
    "\u001f\u008b\u0008\u0000",
    "BZh91AY&SY",
    "\u00fd7zXZ\u0000"
  };

  @FuzzTest(maxDuration = "3m")
  void any_bytes_are_read_or_refused_with_a_reason(FuzzedDataProvider source) {
    if (source.consumeInt(0, 7) == 0) {
      anyTextIsAnArticle(source.consumeRemainingAsString());
      return;
    }
    String beginning = source.pickValue(BEGINNINGS);
    byte[] start = beginning.getBytes(StandardCharsets.ISO_8859_1);
    byte[] rest = source.consumeRemainingAsBytes();
    byte[] document = new byte[start.length + rest.length];
    System.arraycopy(start, 0, document, 0, start.length);
    System.arraycopy(rest, 0, document, start.length, rest.length);
    FoundDocumentsTest.check(document);
  }

  /** One test alone is fuzzed in a process, so that this stands here. */
  private static void anyTextIsAnArticle(String text) {
    Wikitext.article(text);
    FoundDocumentsTest.check(("<html><body>" + text).getBytes(StandardCharsets.UTF_8));
    FoundDocumentsTest.check(("# " + text).getBytes(StandardCharsets.UTF_8));
  }
}
