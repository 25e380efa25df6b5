package org.chancery.harvest;

import java.util.List;
import org.chancery.publication.Block;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** An HTML page: what it says of itself, and its article. */
final class Page {

  static final String MEDIA_TYPE = "text/html";

  /** Readability makes addresses absolute and insists on one; none of them is kept. */
  private static final String NOWHERE = "http://localhost/";

  private Page() {}

  static Harvest.Found read(Received document) throws RefusedException {
    Charsets.Decoded decoded =
        Charsets.decode(
            document.bytes(),
            document.charset() != null
                ? document.charset()
                : Charsets.declared(document.bytes()).orElse(null));
    Document page = Jsoup.parse(decoded.text(), NOWHERE);
    Head head = PageHead.read(page);
    if (head.url == null) {
      head.url = document.address();
    }
    if (decoded.warning() != null) {
      head.warnings.add(decoded.warning());
    }
    List<Block> blocks = PageBody.of(page, head.title, NOWHERE);
    return head.publication(document, MEDIA_TYPE, blocks);
  }
}
