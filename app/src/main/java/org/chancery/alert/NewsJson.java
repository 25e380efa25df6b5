package org.chancery.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.jspecify.annotations.Nullable;

/** News as JSON: in the store, in webhooks, in files. */
final class NewsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NewsJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode node(News news) {
    ObjectNode node = object();
    node.put("kind", news.kind().code());
    node.put("key", news.key());
    node.put("headline", news.headline());
    node.put("caution", news.caution());
    ArrayNode states = node.putArray("states");
    news.states().forEach(state -> states.add(state.value()));
    node.put("type", news.type());
    node.put("quote", news.quote());
    node.put("source", news.source());
    node.put("publication", news.publication());
    node.put("series", news.series());
    ArrayNode authors = node.putArray("authors");
    news.authors().forEach(authors::add);
    node.put("publisher", news.publisher());
    node.put("url", news.url());
    node.put("path", news.path());
    node.put("detail", news.detail());
    return node;
  }

  static News read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      List<String> authors = new ArrayList<>();
      node.path("authors").forEach(author -> authors.add(author.asText()));
      TreeSet<ActorId> states = new TreeSet<>();
      node.path("states").forEach(state -> states.add(new ActorId(state.asText())));
      return new News(
          News.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
          node.path("key").asText(),
          node.path("headline").asText(),
          node.path("caution").asText(),
          states,
          node.path("type").asText(),
          node.path("quote").asText(),
          node.path("source").asText(),
          node.path("publication").asText(),
          text(node, "series"),
          authors,
          text(node, "publisher"),
          text(node, "url"),
          node.path("path").asText(),
          node.path("detail").asText());
    } catch (JsonProcessingException e) {
      throw new AlertException("the file of subscribers holds news that cannot be read", e);
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode found = node.path(field);
    return found.isTextual() ? found.asText() : null;
  }
}
