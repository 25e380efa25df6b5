package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chancery.actor.ActorId;
import org.chancery.text.PublicationId;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void text_never_becomes_markup() {
    assertThat(Html.text("<script>alert('x') & \"y\"</script>").toString())
        .isEqualTo("&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;");
  }

  @Test
  void an_attribute_cannot_be_left() {
    assertThat(Html.element("p", Map.of("title", "\"><img src=x onerror=y>")).toString())
        .isEqualTo("<p title=\"&quot;&gt;&lt;img src=x onerror=y&gt;\"></p>");
  }

  @Test
  void an_address_stays_on_this_site_whatever_it_names() {
    assertThat(Address.publication(new PublicationId("//evil.example/\"?a=b&c"), 2).toString())
        .isEqualTo("/publication?id=%2F%2Fevil.example%2F%22%3Fa%3Db%26c&version=2");
    assertThat(Address.dyad(new ActorId("KOR"), new ActorId("two-sicilies")).toString())
        .isEqualTo("/relations/KOR/two-sicilies");
  }
}
