package org.chancery.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LetterTest {

  private static final String EVIL =
      "</style></title><script>struck()</script>\"'><img src=x onerror=struck()>"
          + " javascript:struck()";

  private static final Letter.Links LINKS =
      new Letter.Links(
          URI.create("https://desk.example.org"),
          "https://desk.example.org/mail/preferences?t=1",
          "https://desk.example.org/mail/unsubscribe?t=1");

  @Test
  void what_a_hostile_publication_says_stays_text_in_every_sort_of_news() {
    List<News> news = new ArrayList<>();
    for (News.Kind kind : News.Kind.values()) {
      news.add(
          new News(
              kind,
              EVIL,
              EVIL,
              EVIL,
              new TreeSet<>(List.of(new ActorId("CUB"))),
              EVIL,
              EVIL,
              EVIL,
              EVIL,
              EVIL,
              List.of(EVIL),
              EVIL,
              "javascript:struck()",
              "/publication?id=x",
              EVIL + "\r\nBcc: everyone@example.org"));
    }
    Letter letter = Letter.digest(news, LINKS, EVIL);
    assertThat(letter.subject()).doesNotContain("\n").doesNotContain("\r");
    Document page = Jsoup.parse(letter.html());
    assertThat(page.select("script, img, iframe, svg, object, base, form, link")).isEmpty();
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(attribute -> {
            assertThat(attribute.getKey()).doesNotStartWith("on");
            if (attribute.getKey().equals("href")) {
              assertThat(attribute.getValue()).startsWith("https://desk.example.org/");
            }
          });
    }
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.text()).contains("<script>struck()</script>");
    assertThat(letter.text()).contains("<script>struck()</script>");
  }
}
