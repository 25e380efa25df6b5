package org.chancery.harvest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.publication.Block;
import org.chancery.text.PublicationId;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A repository that speaks OAI-PMH 2.0: what it says of its records in Dublin Core, all on the
 * first visit, and later what has changed since. A record that was deleted there is removed here,
 * and comes back where it does there.
 */
final class OaiSource {

  static final String KIND = "oai-pmh";
  static final String MEDIA_TYPE = "application/xml";

  private static final int MOST_ANSWERS = 1_000_000;

  private final Journey journey;
  private final URI base;
  private final Map<String, String> asked;
  private @Nullable String repository;
  private boolean byDay;

  private OaiSource(Journey journey, URI base, Map<String, String> asked) {
    this.journey = journey;
    this.base = base;
    this.asked = asked;
  }

  /**
   * Where a visit stands.
   *
   * @param from records changed before are known; empty for a first visit
   * @param token for the next part of the list; empty where it begins anew
   * @param began when this visit began, by the clock of the repository
   */
  private record Cursor(String from, String token, String began) {

    static Cursor read(Optional<String> kept) {
      String[] parts = kept.orElse("").split("\\|", 3);
      return parts.length == 3 ? new Cursor(parts[0], parts[2], parts[1]) : new Cursor("", "", "");
    }

    String kept() {
      return from + "|" + began + "|" + token;
    }
  }

  /** Whether an address may be that of a repository although it serves something else bare. */
  static boolean mayBe(URI address) {
    return String.valueOf(address.getPath()).toLowerCase(Locale.ROOT).matches(".*\\boai.*");
  }

  static URI identify(URI address) {
    return URI.create(bare(address) + "?verb=Identify");
  }

  private static String bare(URI address) {
    String whole = address.toString();
    int query = whole.indexOf('?');
    return query < 0 ? whole : whole.substring(0, query);
  }

  /** Whether an answer is one of a repository. */
  static boolean isAnswer(String head) {
    return head.contains("<OAI-PMH");
  }

  static void read(Journey journey, URI address) throws FetchException {
    Map<String, String> asked = new LinkedHashMap<>();
    String query = address.getQuery();
    for (String parameter : (query == null ? "" : query).split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      if (parts.length == 2 && List.of("set", "metadataPrefix").contains(parts[0])) {
        asked.put(parts[0], parts[1]);
      }
    }
    asked.putIfAbsent("metadataPrefix", "oai_dc");
    new OaiSource(journey, URI.create(bare(address)), asked).records();
  }

  private void records() throws FetchException {
    identify();
    Cursor cursor = Cursor.read(journey.memory().cursor());
    for (int answers = 0; answers < MOST_ANSWERS && !Journey.isInterrupted(); answers++) {
      Answer answer = journey.fetcher().fetch(list(cursor));
      Element root = root(answer);
      if (cursor.began().isEmpty()) {
        String now = Markup.text(root, "responsedate");
        cursor = new Cursor(cursor.from(), cursor.token(), now == null ? "" : now);
      }
      Optional<Element> error = Markup.child(root, "error");
      if (error.isPresent()) {
        String code = error.get().attr("code");
        if (code.equals("badResumptionToken") && !cursor.token().isEmpty()) {
          // Tokens expire; the list begins anew, and what is known already changes nothing.
          cursor = new Cursor(cursor.from(), "", "");
          continue;
        }
        if (!code.equals("noRecordsMatch")) {
          throw new FetchException(
              "the repository answered " + code + ": " + Markup.line(error.get()));
        }
      }
      Optional<Element> list = Markup.child(root, "listrecords");
      if (list.isPresent()) {
        all(list.get(), cursor);
      }
      String token =
          list.flatMap(records -> Markup.child(records, "resumptiontoken"))
              .map(Markup::line)
              .orElse(null);
      if (token == null || token.equals(cursor.token())) {
        break;
      }
      cursor = new Cursor(cursor.from(), token, cursor.began());
      journey.reached(KIND, cursor.kept(), null);
    }
    journey.reached(
        KIND,
        new Cursor(cursor.began().isEmpty() ? cursor.from() : cursor.began(), "", "").kept(),
        null);
  }

  private void identify() throws FetchException {
    Element root = root(journey.fetcher().fetch(identify(base)));
    Element identity =
        Markup.child(root, "identify")
            .orElseThrow(
                () -> new FetchException("no Identify was found, a repository was expected"));
    repository = Markup.text(identity, "repositoryname");
    byDay = "YYYY-MM-DD".equals(Markup.text(identity, "granularity"));
  }

  private URI list(Cursor cursor) {
    StringBuilder query = new StringBuilder(base.toString()).append("?verb=ListRecords");
    if (!cursor.token().isEmpty()) {
      return URI.create(query + "&resumptionToken=" + encoded(cursor.token()));
    }
    asked.forEach(
        (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
    if (!cursor.from().isEmpty()) {
      String from =
          byDay && cursor.from().length() > 10 ? cursor.from().substring(0, 10) : cursor.from();
      query.append("&from=").append(encoded(from));
    }
    return URI.create(query.toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Element root(Answer answer) throws FetchException {
    Received document =
        new Received(journey.source(), answer.bytes(), null, journey.today(), null, null);
    return Markup.root(Markup.parse(document))
        .filter(root -> Markup.local(root).equals("oai-pmh"))
        .orElseThrow(() ->
            new FetchException("something else was found, an answer in OAI-PMH was expected"));
  }

  /** Each record is noted as one of this repository's: it may take back no other. */
  private void all(Element records, Cursor cursor) {
    for (Element record : Markup.children(records, "record")) {
      Harvest harvest = record(record);
      journey.consumer().accept(harvest);
      if (harvest instanceof Harvest.Found found) {
        String id = found.publication().id().value();
        journey.reached(KIND, cursor.kept(), new Memory.Seen(id, null, null, null, null));
      }
    }
  }

  private Harvest record(Element record) {
    Element header = Markup.child(record, "header").orElse(record);
    String identifier = Markup.text(header, "identifier");
    Optional<PublicationId> id = Identity.given(identifier);
    if (id.isEmpty()) {
      return new Harvest.Refused(
          journey.source(), "a record without identifier was found, one was expected");
    }
    String origin = journey.source() + "#" + id.get();
    if (header.attr("status").equals("deleted")) {
      return new Harvest.Withdrawn(origin, journey.source(), id.get());
    }
    Optional<Element> metadata = Markup.child(record, "metadata").map(Element::firstElementChild);
    if (metadata.isEmpty()) {
      return new Harvest.Refused(
          origin, "a record without metadata was found, Dublin Core was expected");
    }
    byte[] bytes = record.outerHtml().getBytes(StandardCharsets.UTF_8);
    Received document = new Received(origin, bytes, null, journey.today());
    try {
      return publication(id.get(), metadata.get(), document);
    } catch (RefusedException e) {
      return new Harvest.Refused(origin, e.reason());
    }
  }

  private Harvest.Found publication(PublicationId id, Element core, Received document)
      throws RefusedException {
    Head head = new Head();
    head.id = id;
    head.title = Markup.text(core, "title");
    head.authors =
        Markup.children(core, "creator").stream()
            .map(Markup::line)
            .filter(name -> name != null)
            .map(Names::one)
            .distinct()
            .toList();
    head.publisher = Markup.text(core, "publisher");
    if (head.publisher == null) {
      head.publisher = repository;
    }
    head.rights = Markup.text(core, "rights");
    String language = Markup.text(core, "language");
    head.language = language == null ? head.language : Hygiene.language(language);
    head.date =
        Markup.children(core, "date").stream()
            .map(Markup::line)
            .flatMap(date -> date == null ? Stream.empty() : DateReader.read(date).stream())
            .findFirst()
            .orElse(null);
    head.series = Markup.text(core, "ispartof");
    if (head.series == null) {
      head.series = Markup.text(core, "relation");
      head.series = head.series != null && head.series.contains("://") ? null : head.series;
    }
    head.url =
        Markup.children(core, "identifier").stream()
            .map(Markup::line)
            .flatMap(address -> Identity.address(address).stream())
            .findFirst()
            .orElse(null);
    List<Block> blocks = new ArrayList<>();
    for (Element description : Markup.children(core, "description")) {
      blocks.addAll(PageBody.ofFragment(description.wholeText(), head.title));
    }
    if (blocks.isEmpty() && head.title != null) {
      blocks.add(new Block(Block.Kind.HEADING, head.title));
    }
    return head.publication(document, MEDIA_TYPE, blocks);
  }
}
