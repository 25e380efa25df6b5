package org.chancery.harvest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a page says of itself in JSON-LD, the vocabulary of schema.org. */
final class LinkedData {

  /** Pages put line ends into strings and commas after the last item. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private static final Set<String> ARTICLES =
      Set.of(
          "Article",
          "NewsArticle",
          "BlogPosting",
          "Report",
          "ScholarlyArticle",
          "AnalysisNewsArticle",
          "OpinionNewsArticle",
          "ReportageNewsArticle",
          "BackgroundNewsArticle",
          "ReviewNewsArticle",
          "LiveBlogPosting",
          "TechArticle",
          "SocialMediaPosting",
          "CreativeWork",
          "WebPage");
  private static final Set<String> SERIES =
      Set.of(
          "Periodical",
          "CreativeWorkSeries",
          "PublicationVolume",
          "PublicationIssue",
          "Blog",
          "BookSeries");
  private static final int DEEPEST = 12;

  private final List<JsonNode> nodes = new ArrayList<>();
  private final Map<String, JsonNode> byId = new LinkedHashMap<>();
  private final @Nullable JsonNode article;

  LinkedData(Document page) {
    page.select("script[type*=ld+json]").forEach(script -> parsed(script).ifPresent(this::collect));
    article = findArticle();
  }

  /** None for a broken script: the page has other ways to say the same. */
  private static Optional<JsonNode> parsed(Element script) {
    try {
      return Optional.ofNullable(JSON.readTree(script.data()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void collect(JsonNode node) {
    collect(node, 0);
  }

  /** A text of the article, such as its headline. */
  Optional<String> text(String property) {
    return article == null ? Optional.empty() : texts(article.get(property)).findFirst();
  }

  /** The names of persons or organisations, such as its authors. */
  List<String> names(String property) {
    return article == null ? List.of() : names(article.get(property), 0).distinct().toList();
  }

  /** The name of the periodical, blog or series that the article is part of. */
  Optional<String> series() {
    if (article == null) {
      return Optional.empty();
    }
    JsonNode whole = resolved(article.get("isPartOf"));
    return each(whole)
        .map(this::resolved)
        .filter(node -> types(node).anyMatch(SERIES::contains))
        .flatMap(node -> texts(node.get("name")))
        .findFirst();
  }

  /** The steps from the front page to this one. */
  List<String> breadcrumbs() {
    return nodes.stream()
        .filter(node -> types(node).anyMatch("BreadcrumbList"::equals))
        .findFirst()
        .map(list ->
            each(list.get("itemListElement"))
                .flatMap(step ->
                    Stream.concat(texts(step.get("name")), names(step.get("item"), DEEPEST - 1))
                        .limit(1))
                .toList())
        .orElse(List.of());
  }

  private void collect(@Nullable JsonNode node, int depth) {
    if (node == null || depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, depth + 1));
    } else if (node.isObject()) {
      nodes.add(node);
      JsonNode id = node.get("@id");
      if (id != null && node.size() > 1) {
        byId.putIfAbsent(id.asText(), node);
      }
      collect(node.get("@graph"), depth + 1);
      collect(node.get("mainEntity"), depth + 1);
      collect(node.get("mainEntityOfPage"), depth + 1);
    }
  }

  /** The most specific kind of work first; a WebPage only where it is all there is. */
  private @Nullable JsonNode findArticle() {
    JsonNode best = null;
    int rank = 0;
    for (JsonNode node : nodes) {
      int here =
          types(node)
              .filter(ARTICLES::contains)
              .mapToInt(type -> type.equals("WebPage") ? 1 : type.equals("CreativeWork") ? 2 : 3)
              .max()
              .orElse(0);
      if (here > rank) {
        rank = here;
        best = node;
      }
    }
    return best;
  }

  private Stream<String> names(@Nullable JsonNode value, int depth) {
    if (depth > DEEPEST) {
      return Stream.empty();
    }
    return each(value)
        .flatMap(item -> {
          JsonNode node = resolved(item);
          if (node == null || !node.isObject()) {
            return texts(node);
          }
          return names(node.get("name"), depth + 1);
        });
  }

  private @Nullable JsonNode resolved(@Nullable JsonNode node) {
    JsonNode id = node == null ? null : node.get("@id");
    return id == null ? node : byId.getOrDefault(id.asText(), node);
  }

  private static Stream<JsonNode> each(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return Stream.empty();
    }
    return value.isArray() ? value.valueStream() : Stream.of(value);
  }

  private static Stream<String> types(@Nullable JsonNode node) {
    return node == null ? Stream.empty() : texts(node.get("@type"));
  }

  private static Stream<String> texts(@Nullable JsonNode value) {
    return each(value)
        .map(node -> node.isObject() && node.has("@value") ? node.get("@value") : node)
        .filter(JsonNode::isValueNode)
        .map(node -> Hygiene.line(Parser.unescapeEntities(node.asText(), false)))
        .filter(text -> !text.isEmpty());
  }
}
