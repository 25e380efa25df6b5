package org.chancery.harvest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an address serves, and visits it as that: a repository, a WordPress site, a
 * sitemap, a feed, or else one document of whatever format.
 *
 * <p>The front page of a site stands for what the site publishes: its posts where it is WordPress,
 * else the feed that it names.
 */
final class AddressVisit {

  private static final String PAGE = "page";

  private static final Pattern SITEMAP =
      Pattern.compile(
          "(?s)^\\s*(?:<\\?xml.*?\\?>|<!--.*?-->|\\s)*<(?:\\w+:)?(?:urlset|sitemapindex)\\b.*");
  private static final Pattern FEED =
      Pattern.compile(
          "(?s)^\\s*(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\\s)*<(?:\\w+:)?(?:rss|feed|RDF)\\b.*");
  private static final Pattern API_LINK =
      Pattern.compile("<(?<root>[^>]+)>\\s*;[^,]*rel=[\"']?https://api\\.w\\.org/");
  private static final Pattern API_POSTS =
      Pattern.compile("(?<root>.*/wp-json/|.*[?&]rest_route=/)(?:wp/v2.*)?");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Journey journey;
  private final URI address;

  AddressVisit(Journey journey, URI address) {
    this.journey = journey;
    this.address = address;
  }

  /** Visits the address; trouble with it as a whole is told as its refusal. */
  void run() {
    try {
      visit(first());
    } catch (FetchException failure) {
      journey.refused(journey.source(), failure.reason());
    } catch (IllegalArgumentException odd) {
      journey.refused(
          journey.source(),
          "an odd address was found (" + odd.getMessage() + "), one of the web was expected");
    }
  }

  /** A visit that was broken off looks again, since nothing was finished. */
  private Answer first() throws FetchException {
    Memory.Seen seen = journey.memory().seen(journey.source()).orElse(null);
    try {
      return seen == null
          ? journey.fetcher().fetch(address)
          : journey.fetcher().fetch(address, seen.etag(), seen.modified());
    } catch (FetchException failure) {
      if (failure.status() >= 400 && failure.status() < 500 && OaiSource.mayBe(address)) {
        return journey.fetcher().fetch(OaiSource.identify(address));
      }
      throw failure;
    }
  }

  private void visit(Answer answer) throws FetchException {
    if (answer.unchanged()) {
      return;
    }
    Answer plain = unpacked(answer);
    byte[] bytes = plain.bytes();
    String head =
        Charsets.decode(Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD)), plain.charset())
            .text();
    if (OaiSource.isAnswer(head)) {
      OaiSource.read(journey, address);
    } else if (SITEMAP.matcher(head).matches() || isListOfAddresses(plain, head)) {
      SitemapSource.read(journey, plain);
    } else if (FEED.matcher(head).matches()
        || Feed.isJsonFeed(Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD)))) {
      FeedSource.read(journey, plain);
    } else {
      Optional<String> root = api(plain, head);
      Optional<URI> feed = root.isPresent() ? Optional.empty() : feedOfFrontPage(plain, head);
      if (root.isPresent()) {
        WordPressSource.read(journey, root.get());
      } else if (feed.isPresent()) {
        FeedSource.read(journey, journey.fetcher().fetch(feed.get()));
      } else {
        journey.documents().read(answer, journey.consumer());
        journey.reached(
            PAGE, null, Memory.Seen.of(journey.source(), answer, null, journey.number()));
      }
    }
  }

  /** Sitemaps and feeds may be files of gzip; other documents are unpacked where they are read. */
  private static Answer unpacked(Answer answer) {
    byte[] bytes = answer.bytes();
    if (Packing.of(Arrays.copyOf(bytes, Math.min(bytes.length, Packing.HEAD))) != Packing.GZIP) {
      return answer;
    }
    Allowance.Taken taken = new Allowance.Taken(new ByteArrayInputStream(bytes));
    try (InputStream inside =
        new Allowance(Allowance.USUAL)
            .given(Packing.GZIP, taken, Packing.GZIP.decompressed(taken))) {
      byte[] plain = inside.readNBytes(Manners.USUAL.limit());
      return new Answer(answer.address(), answer.status(), plain, answer.headers());
    } catch (IOException broken) {
      return answer; // whoever reads it says what is wrong with it
    }
  }

  private static boolean isListOfAddresses(Answer answer, String head) {
    String path = String.valueOf(answer.address().getPath()).toLowerCase(Locale.ROOT);
    return path.contains("sitemap")
        && path.contains(".txt")
        && head.lines().limit(5).allMatch(line -> line.matches("https?://\\S+\\s*"));
  }

  // ---- WordPress ----

  /** The root of the interface, where the address is the front page of its site or within it. */
  private static Optional<String> api(Answer answer, String head) {
    Matcher within = API_POSTS.matcher(answer.address().toString());
    if (within.matches() && isJson(head)) {
      return isApi(answer) ? Optional.of(within.group("root")) : Optional.empty();
    }
    Matcher linked = API_LINK.matcher(answer.header("link").orElse(""));
    String root = linked.find() ? linked.group("root") : linkedRoot(answer, head);
    if (root == null) {
      return Optional.empty();
    }
    String absolute = answer.address().resolve(root).toString();
    return isFrontPage(answer.address(), absolute) ? Optional.of(absolute) : Optional.empty();
  }

  private static boolean isJson(String head) {
    String text = head.stripLeading();
    return text.startsWith("{") || text.startsWith("[");
  }

  /** Either the root, which lists its name spaces, or a list of posts. */
  private static boolean isApi(Answer answer) {
    try {
      JsonNode json = JSON.readTree(answer.bytes());
      boolean root =
          json.path("namespaces").toString().contains("wp/v2")
              || json.path("namespace").asText("").equals("wp/v2");
      boolean posts =
          json.isArray() && (json.isEmpty() || json.path(0).path("content").has("rendered"));
      return root || posts;
    } catch (JsonProcessingException broken) {
      return false;
    } catch (IOException impossible) {
      return false; // from memory
    }
  }

  private static @Nullable String linkedRoot(Answer answer, String head) {
    if (!head.contains("<")) {
      return null;
    }
    Element link = page(answer).selectFirst("link[rel=https://api.w.org/]");
    return link == null ? null : link.attr("href");
  }

  private static Document page(Answer answer) {
    String declared =
        answer.charset() != null
            ? answer.charset()
            : Charsets.declared(answer.bytes()).orElse(null);
    return Jsoup.parse(Charsets.decode(answer.bytes(), declared).text());
  }

  private static boolean isFrontPage(URI address, String root) {
    String site =
        withoutSlash(root.replaceFirst("/wp-json/?$|/?(?:index\\.php)?\\?rest_route=/?$", ""));
    return withoutSlash(address.toString().replaceFirst("[?#].*$", "")).equalsIgnoreCase(site);
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "").replaceFirst("^https?://(?:www\\.)?", "");
  }

  // ---- the feed of a front page ----

  private static Optional<URI> feedOfFrontPage(Answer answer, String head) {
    String path = answer.address().getPath();
    boolean front = path == null || path.isEmpty() || path.equals("/");
    if (!front || !head.contains("<")) {
      return Optional.empty();
    }
    Element link =
        page(answer)
            .selectFirst(
                "link[rel=alternate][type=application/rss+xml],"
                    + " link[rel=alternate][type=application/atom+xml],"
                    + " link[rel=alternate][type=application/feed+json]");
    return link == null
        ? Optional.empty()
        : Optional.of(answer.address().resolve(link.attr("href").strip()));
  }
}
