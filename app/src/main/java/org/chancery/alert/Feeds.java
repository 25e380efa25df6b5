package org.chancery.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one subscription was told, as an Atom (RFC 4287) or JSON Feed (1.1) for feed readers. */
final class Feeds {

  private static final int ENTRIES = 100;

  private final ListDatabase database;
  private final Tokens tokens;
  private final MailSettings settings;
  private final Clock clock;

  Feeds(ListDatabase database, Tokens tokens, MailSettings settings, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  private record Entry(News news, Instant learned) {}

  private record Feed(String topic, List<Entry> entries) {}

  private Optional<Feed> feed(String token) {
    return tokens
        .verify(token, Tokens.Purpose.FEED, clock.instant())
        .flatMap(claim ->
            database.read(connection -> {
              Optional<String> topic =
                  ListDatabase.list(
                          connection,
                          "SELECT topic FROM subscription WHERE id = ? AND active",
                          select -> select.setLong(1, claim.subject()),
                          row -> row.getString(1))
                      .stream()
                      .findFirst();
              if (topic.isEmpty()) {
                return Optional.empty();
              }
              return Optional.of(
                  new Feed(
                      topic.get(),
                      ListDatabase.list(
                          connection,
                          "SELECT i.news, i.learned FROM hit h JOIN item i ON i.id = h.item WHERE"
                              + " h.subscription = ? ORDER BY i.id DESC LIMIT "
                              + ENTRIES,
                          select -> select.setLong(1, claim.subject()),
                          row ->
                              new Entry(
                                  NewsJson.read(row.getString(1)),
                                  Instant.ofEpochMilli(row.getLong(2))))));
            }));
  }

  Optional<String> atom(String token) {
    return feed(token)
        .map(feed -> {
          String self = settings.base() + "/mail/feed/" + token + ".atom";
          StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
          xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Chancery: ")
              .append(escaped(feed.topic()))
              .append("</title>\n<id>")
              .append(escaped(self))
              .append("</id>\n<link rel=\"self\" href=\"")
              .append(escaped(self))
              .append("\"/>\n<author><name>Chancery</name></author>\n<updated>")
              .append(
                  feed.entries().isEmpty() ? Instant.EPOCH : feed.entries().getFirst().learned())
              .append("</updated>\n");
          for (Entry entry : feed.entries()) {
            News news = entry.news();
            xml.append("<entry>\n<title>")
                .append(escaped(news.kind().title() + ": " + news.subject()))
                .append("</title>\n<id>urn:sha:")
                .append(tokens.name("entry " + news.key()))
                .append("</id>\n<updated>")
                .append(entry.learned())
                .append("</updated>\n<link href=\"")
                .append(escaped(settings.base() + news.path()))
                .append("\"/>\n<category term=\"")
                .append(news.kind().code())
                .append("\"/>\n<content type=\"text\">")
                .append(escaped(content(news)))
                .append("</content>\n</entry>\n");
          }
          return xml.append("</feed>\n").toString();
        });
  }

  Optional<String> json(String token) {
    return feed(token)
        .map(feed -> {
          ObjectNode node = NewsJson.object();
          node.put("version", "https://jsonfeed.org/version/1.1");
          node.put("title", "Chancery: " + feed.topic());
          node.put("home_page_url", settings.base() + "/");
          node.put("feed_url", settings.base() + "/mail/feed/" + token + ".json");
          ArrayNode items = node.putArray("items");
          for (Entry entry : feed.entries()) {
            News news = entry.news();
            ObjectNode item = items.addObject();
            item.put("id", tokens.name("entry " + news.key()));
            item.put("url", settings.base() + news.path());
            item.put("title", news.kind().title() + ": " + news.subject());
            item.put("content_text", content(news));
            item.put("date_published", entry.learned().toString());
            item.set("_chancery", NewsJson.node(news));
          }
          return node.toString();
        });
  }

  private static String content(News news) {
    return (news.detail().isEmpty() ? "" : news.detail() + "\n")
        + (news.quote().isEmpty() ? "" : "“" + news.quote() + "”\n")
        + news.source();
  }

  /** Characters that XML cannot hold at all are left out. */
  private static String escaped(String text) {
    return Letter.escaped(
        text.replaceAll(
            "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
  }
}
