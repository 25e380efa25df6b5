package org.chancery.harvest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.chancery.publication.Block;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An export of a MediaWiki in XML: every article of it as a publication, of the day on which it was
 * last edited. Redirects, and pages about the wiki itself, are left out.
 */
final class WikiDump {

  /** The longest page; a wiki itself refuses longer ones. */
  private static final int LONGEST = 8 << 20;

  private final String origin;
  private final LocalDate today;
  private @Nullable String site;
  private @Nullable String base;
  private String language = "en";
  private String title = "";
  private String space = "0";
  private String timestamp = "";

  private WikiDump(String origin, LocalDate today) {
    this.origin = origin;
    this.today = today;
  }

  /** Hands on each article, one in memory at a time. */
  static void read(String origin, InputStream in, LocalDate today, Consumer<Harvest> consumer)
      throws RefusedException {
    WikiDump dump = new WikiDump(origin, today);
    List<Harvest> ready = new ArrayList<>();
    try {
      XMLStreamReader xml = reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          dump.element(xml, ready);
        }
        // Outside of what may fail here: what the consumer throws is the consumer's.
        ready.forEach(consumer);
        ready.clear();
      }
    } catch (XMLStreamException broken) {
      throw new RefusedException(
          "the dump breaks off or is damaged (" + broken.getMessage() + "), XML was expected");
    }
  }

  /** A reader that fetches nothing, and that no entity can make grow. */
  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(in);
  }

  private void element(XMLStreamReader xml, List<Harvest> ready) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "mediawiki" -> {
        String spoken = xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
        language = spoken == null ? language : Hygiene.language(spoken);
      }
      case "sitename" -> site = xml.getElementText();
      case "base" -> base = xml.getElementText();
      case "page" -> space = "0";
      case "title" -> title = xml.getElementText();
      case "ns" -> space = xml.getElementText().strip();
      case "timestamp" -> timestamp = xml.getElementText();
      case "text" -> {
        String text = xml.getElementText();
        boolean redirect = text.stripLeading().regionMatches(true, 0, "#redirect", 0, 9);
        if (space.equals("0") && !redirect && !text.isBlank()) {
          ready.add(page(text));
        }
      }
      default -> {}
    }
  }

  private Harvest page(String text) {
    String place = origin + "#" + Hygiene.line(title);
    if (text.length() > LONGEST) {
      return new Harvest.Refused(
          place,
          "a page of " + text.length() + " letters was found, at most " + LONGEST + " are read");
    }
    Head head = new Head();
    head.title = Hygiene.line(title);
    Optional<PartialDate> edited = DateReader.read(timestamp);
    head.published = edited.orElse(null);
    head.publisher = site;
    head.language = language;
    head.url = address();
    head.rights = "Wikipedia".equals(site) ? "CC BY-SA 4.0" : null;
    List<Block> blocks = Wikitext.article(text);
    byte[] original = text.getBytes(StandardCharsets.UTF_8);
    Received document = new Received(place, original, Hygiene.line(title), today);
    try {
      return head.publication(document, Wikitext.MEDIA_TYPE, blocks);
    } catch (RefusedException e) {
      return new Harvest.Refused(place, e.reason());
    }
  }

  /** The base is the address of the main page, beside which every other stands. */
  private @Nullable String address() {
    String main = base;
    return main == null || main.lastIndexOf('/') < 8
        ? null
        : Identity.address(
                main.substring(0, main.lastIndexOf('/') + 1)
                    + Hygiene.line(title).replace(' ', '_'))
            .orElse(null);
  }
}
