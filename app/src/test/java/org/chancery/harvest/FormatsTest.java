package org.chancery.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.harvest.Fixtures.publication;
import static org.chancery.harvest.Fixtures.read;
import static org.chancery.harvest.Fixtures.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.time.PartialDate;
import org.junit.jupiter.api.Test;

/** Every format beyond pages and lines, each with the oddities it is known for. */
class FormatsTest {

  // --- TEI ----------------------------------------------------------------------------------

  private static final String VOLUME =
      """
      <?xml version="1.0"?>
      <!DOCTYPE TEI [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY x "xxxx">]>
      <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="papers1961">
        <teiHeader><fileDesc>
          <titleStmt><title>Papers, 1961, Volume X</title></titleStmt>
          <publicationStmt><publisher>Office of Papers</publisher><date when="1997">1997</date>
            <availability><p>Public domain</p></availability></publicationStmt>
        </fileDesc></teiHeader>
        <text><body>
          <div type="chapter"><head>Cuba</head>
            <div type="document" xml:id="d1">
              <head>1. Telegram<note n="1">Source: files &secret;.</note></head>
              <opener><dateline><placeName>Havana</placeName>, <date when="1961-01-03">January 3, 1961</date></dateline></opener>
              <p>The United States has <choice><sic>brokn</sic><corr>broken</corr></choice> rela<lb break="no"/>tions.</p>
              <list><item>First</item><item>Second</item></list>
              <table><row><cell>Cuba</cell><cell>1961</cell></row></table>
              <closer><signed>Daniel Braddock</signed></closer>
            </div>
            <div type="document" xml:id="d2"><head>2. Note</head><p>A second paper.</p></div>
          </div>
        </body></text>
      </TEI>
      """;

  @Test
  void takes_each_document_of_a_tei_volume_as_a_publication() {
    List<Harvest> harvests = read(VOLUME);

    assertThat(harvests).hasSize(2);
    Publication first = publication(harvests.getFirst());
    assertThat(first.id().value()).isEqualTo("papers1961/d1");
    assertThat(first.title()).isEqualTo("1. Telegram");
    assertThat(first.series()).isEqualTo("Papers, 1961, Volume X");
    assertThat(first.publisher()).isEqualTo("Office of Papers");
    assertThat(first.rights()).isEqualTo("Public domain");
    assertThat(first.date()).isEqualTo(PartialDate.parse("1961-01-03"));
    assertThat(first.published()).isEqualTo(PartialDate.parse("1997"));
    assertThat(first.authors()).containsExactly("Daniel Braddock");
    assertThat(first.blocks())
        .contains(
            new Block(Block.Kind.PARAGRAPH, "The United States has broken relations."),
            new Block(Block.Kind.ROW, "First"),
            new Block(Block.Kind.ROW, "Cuba | 1961"));
    assertThat(publication(harvests.get(1)).id().value()).isEqualTo("papers1961/d2");
  }

  @Test
  void resolves_no_entity_of_a_file() {
    assertThat(texts(publication(read(VOLUME).getFirst())).getLast()).contains("&secret;");
  }

  @Test
  void takes_a_tei_text_without_divisions_as_one() {
    Publication whole =
        publication(
            read("<TEI><teiHeader><title>x</title></teiHeader><text><body><p>One"
                    + " text.</p></body></text></TEI>")
                .getFirst());

    assertThat(texts(whole)).containsExactly("One text.");
  }

  // --- feeds --------------------------------------------------------------------------------

  @Test
  void takes_each_entry_of_an_rss_feed_as_a_publication() {
    List<Harvest> harvests =
        read(
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Peninsula Notes</title><language>en-GB</language><copyright>CC BY 4.0</copyright>
            <item><title>Two &amp;amp; more</title><link>https://example.org/a?utm_source=rss</link><dc:creator>Jane Doe</dc:creator>
              <pubDate>Wed, 14 Feb 2024 12:00:00 GMT</pubDate><category>Cuba</category><description>Short.</description>
              <content:encoded><![CDATA[<p>South Korea and Cuba established relations.</p><p>It was a surprise.</p>]]></content:encoded></item>
            <item><title>Broken <b>markup</title><description>Text & more</description></item>
            """);

    Publication first = publication(harvests.getFirst());
    assertThat(first.id().value()).isEqualTo("example.org/a");
    assertThat(first.title()).isEqualTo("Two & more");
    assertThat(first.authors()).containsExactly("Jane Doe");
    assertThat(first.series()).isEqualTo("Cuba");
    assertThat(first.publisher()).isEqualTo("Peninsula Notes");
    assertThat(first.language()).isEqualTo("en-GB");
    assertThat(first.rights()).isEqualTo("CC BY 4.0");
    assertThat(first.date()).isEqualTo(PartialDate.parse("2024-02-14"));
    assertThat(texts(first))
        .containsExactly("South Korea and Cuba established relations.", "It was a surprise.");
    assertThat(harvests).hasSize(2);
  }

  @Test
  void reads_atom_with_markup_inside_and_addresses_relative_to_their_base() {
    Publication entry =
        publication(
            read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/blog/"><title>Blog</title>
            <entry xml:lang="en"><id>urn:1</id><title type="html">A &lt;i&gt;title&lt;/i&gt;</title>
            <link rel="self" href="x.xml"/><link href="post"/><updated>2024-05-01T10:00:00Z</updated>
            <author><name>John Roe</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
            </entry></feed>
            """)
                .getFirst());

    assertThat(entry.url()).isEqualTo("https://example.org/blog/post");
    assertThat(entry.title()).isEqualTo("A title");
    assertThat(texts(entry)).containsExactly("One.", "Two.");
  }

  @Test
  void reads_a_json_feed() {
    Publication entry =
        publication(
            read("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [
              {"id": "1", "url": "https://example.org/1", "title": "One", "content_text": "First.\\n\\nSecond.",
               "date_published": "2024-02-14T00:00:00Z", "authors": [{"name": "Jane Doe"}], "tags": ["Cuba"]}]}
            """)
                .getFirst());

    assertThat(entry.authors()).containsExactly("Jane Doe");
    assertThat(entry.series()).isEqualTo("Cuba");
    assertThat(texts(entry)).containsExactly("First.", "Second.");
  }

  @Test
  void keeps_the_text_under_a_title_that_is_not_in_latin_letters() {
    Publication entry =
        publication(
            read("<rss><channel><item><title>Куба и Корея</title><description>Отношения"
                    + " установлены.</description></item></channel></rss>")
                .getFirst());

    assertThat(texts(entry)).containsExactly("Отношения установлены.");
  }

  @Test
  void detects_a_charset_that_nothing_declares() {
    String text =
        "Республика Корея и Республика Куба установили дипломатические отношения в Нью-Йорке. "
            .repeat(6);

    assertThat(
            texts(publication(read(text.getBytes(Charset.forName("windows-1251"))).getFirst()))
                .getFirst())
        .startsWith("Республика Корея");
    assertThat(
            texts(
                    publication(
                        read(("<rss><channel><item><title>a</title><description>"
                                    + text
                                    + "</description></item></channel></rss>")
                                .getBytes(Charset.forName("UTF-16LE")))
                            .getFirst()))
                .getFirst())
        .startsWith("Республика Корея");
  }

  // --- web archives -------------------------------------------------------------------------

  @Test
  void takes_what_servers_answered_out_of_a_web_archive() {
    String page =
        "<html><head><title>An embassy</title></head><body><p>Chad opened an embassy in Tel"
            + " Aviv.</p></body></html>";
    String archive =
        record(
                "response",
                "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                    + page.length()
                    + "\r\n\r\n"
                    + page)
            + record(
                "response",
                "application/http; msgtype=response",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No such page.</p>")
            + record(
                "response",
                "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nabc")
            + record("resource", "text/plain", "A title\n\nChad and Israel resumed relations.");

    List<Harvest> harvests = read(archive);

    assertThat(harvests).hasSize(2);
    Publication first = publication(harvests.getFirst());
    assertThat(first.url()).isEqualTo("http://example.org/embassy");
    assertThat(first.id().value()).isEqualTo("example.org/embassy");
    assertThat(first.published()).isEqualTo(PartialDate.parse("2023-02-02"));
    assertThat(texts(first)).containsExactly("Chad opened an embassy in Tel Aviv.");
  }

  @Test
  void says_where_a_web_archive_breaks_off() {
    String whole =
        record("resource", "text/plain", "A title\n\nChad and Israel resumed relations.");

    List<Harvest> harvests = read(whole + whole.substring(0, 40));

    assertThat(harvests).hasSize(2);
    assertThat(harvests.getLast().toString()).contains("after 1 records");
  }

  private static String record(String type, String media, String content) {
    return "WARC/1.0\r\nWARC-Type: "
        + type
        + "\r\nWARC-Target-URI: http://example.org/embassy\r\nWARC-Date: 2023-02-02T10:00:00Z\r\n"
        + "WARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>\r\nContent-Type: "
        + media
        + "\r\nContent-Length: "
        + content.getBytes(UTF_8).length
        + "\r\n\r\n"
        + content
        + "\r\n\r\n";
  }

  // --- wikis --------------------------------------------------------------------------------

  @Test
  void takes_the_articles_of_a_wiki_dump() {
    List<Harvest> harvests =
        read(
            """
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">
            <siteinfo><sitename>Wikinews</sitename><base>https://en.wikinews.org/wiki/Main_Page</base></siteinfo>
            <page><title>Talk</title><ns>1</ns><revision><timestamp>2024-02-15T01:02:03Z</timestamp><text>No.</text></revision></page>
            <page><title>Old</title><ns>0</ns><revision><text>#REDIRECT [[New]]</text></revision></page>
            <page><title>Cuba and Korea</title><ns>0</ns><revision><timestamp>2024-02-15T01:02:03Z</timestamp>
            <text>{{date|14 February 2024}}
            '''South Korea''' and [[Cuba|the Republic of Cuba]] established relations.&lt;ref&gt;A source&lt;/ref&gt; &lt;!-- hidden --&gt;

            == Reactions ==
            * [[Pyongyang]] was silent
            {| class="wikitable"
            ! State !! Year
            |-
            | Cuba || 2024
            |}

            == References ==
            Not this.
            </text></revision></page></mediawiki>
            """);

    assertThat(harvests).hasSize(1);
    Publication page = publication(harvests.getFirst());
    assertThat(page.url()).isEqualTo("https://en.wikinews.org/wiki/Cuba_and_Korea");
    assertThat(page.publisher()).isEqualTo("Wikinews");
    assertThat(page.published()).isEqualTo(PartialDate.parse("2024-02-15"));
    assertThat(texts(page))
        .containsExactly(
            "South Korea and the Republic of Cuba established relations.",
            "Reactions",
            "Pyongyang was silent",
            "State | Year",
            "Cuba | 2024");
  }

  @Test
  void expands_no_entity_of_a_dump() {
    List<Harvest> harvests =
        read(
            "<!DOCTYPE mediawiki [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                + " \"&a;&a;&a;\">]><mediawiki><page>"
                + "<title>x</title><ns>0</ns><revision><text>&b;</text></revision></page></mediawiki>");

    assertThat(harvests).singleElement().isInstanceOf(Harvest.Refused.class);
  }

  @Test
  void takes_linear_time_over_markup_that_nothing_closes() {
    String open = "{{a [[b <ref> [http://c <!-- ".repeat(40_000);

    assertThat(
            read(
                "<mediawiki><page><title>x</title><ns>0</ns><revision><text>A text. "
                    + open.replace("<", "&lt;")
                    + "</text></revision></page></mediawiki>"))
        .hasSize(1);
  }

  // --- newsletters --------------------------------------------------------------------------

  @Test
  void takes_each_message_of_a_mailbox_as_a_publication() {
    List<Harvest> harvests =
        read(
            """
            From notes@example.org Wed Feb 14 12:00:00 2024
            From: Peninsula Notes <notes@example.org>
            Subject: =?utf-8?q?Havana=C3=A9?=
            Date: Wed, 14 Feb 2024 12:00:00 +0000
            Message-ID: <1@example.org>
            List-Id: Weekly Notes <weekly.example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            Plain.
            --b
            Content-Type: text/html; charset=utf-8

            <p>South Korea and Cuba established relations.</p>
            >From a quoted line.
            --b--

            From jane@example.org Thu Feb 15 12:00:00 2024
            From: Jane Doe <jane@example.org>
            Subject: Second
            Date: Thu, 15 Feb 2024 12:00:00 +0000
            Message-ID: <2@example.org>

            One paragraph
            over two lines.

            Another.
            """);

    assertThat(harvests).hasSize(2);
    Publication first = publication(harvests.getFirst());
    assertThat(first.id().value()).isEqualTo("mail/1@example.org");
    assertThat(first.title()).isEqualTo("Havanaé");
    assertThat(first.publisher()).isEqualTo("Peninsula Notes");
    assertThat(first.series()).isEqualTo("Weekly Notes");
    assertThat(first.date()).isEqualTo(PartialDate.parse("2024-02-14"));
    assertThat(texts(first).getFirst()).isEqualTo("South Korea and Cuba established relations.");
    Publication second = publication(harvests.getLast());
    assertThat(second.authors()).containsExactly("Jane Doe");
    assertThat(texts(second)).containsExactly("One paragraph over two lines.", "Another.");
  }

  // --- PDF ----------------------------------------------------------------------------------

  @Test
  void puts_the_lines_of_a_pdf_together_without_heads_and_numbers() throws IOException {
    Publication paper = publication(read(pdf()).getFirst());

    assertThat(paper.title()).isEqualTo("An Embassy in Pyongyang");
    assertThat(paper.authors()).containsExactly("Jane Doe");
    assertThat(paper.date()).isEqualTo(PartialDate.parse("2024-03-01"));
    assertThat(texts(paper))
        .contains(
            "Sweden opened an embassy in the capital in 1975, and has represented other states"
                + " there since.",
            "A second paragraph begins here. Its page says that it is the first. That is all that"
                + " stands on the first page.");
    assertThat(String.join(" ", texts(paper)))
        .doesNotContain("Occasional Papers")
        .doesNotContain("embas-");
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument pdf = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pdf.getDocumentInformation().setTitle("Microsoft Word - draft.docx");
      pdf.getDocumentInformation().setAuthor("Jane Doe");
      for (int number = 1; number <= 3; number++) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          line(content, 9, 760, "Occasional Papers, No. 3");
          if (number == 1) {
            line(content, 20, 720, "An Embassy in Pyongyang");
            line(content, 11, 690, "1 March 2024");
          }
          line(content, 11, 650, "Sweden opened an embas-");
          line(content, 11, 636, "sy in the capital in 1975, and has");
          line(content, 11, 622, "represented other states there since.");
          line(content, 11, 594, "A second paragraph begins here.");
          line(
              content,
              11,
              580,
              "Its page says that it is the "
                  + List.of("first", "second", "third").get(number - 1)
                  + ".");
          line(
              content,
              11,
              566,
              "That is all that stands on the "
                  + List.of("first", "second", "third").get(number - 1)
                  + " page.");
          line(content, 9, 40, "- " + number + " -");
        }
      }
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static void line(PDPageContentStream content, float size, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), size);
    content.newLineAtOffset(72, y);
    content.showText(text);
    content.endText();
  }
}
