package org.chancery.harvest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;

/**
 * A feed on the web. An entry that gives its whole text is taken as it is; of any other, the page
 * that it links to is fetched, and the entry fills in what the page does not say.
 *
 * <p>An entry that has not changed since the last visit is not fetched again.
 */
final class FeedSource {

  static final String KIND = "feed";

  /** Letters of an entry that make it more than a teaser. */
  private static final int WHOLE = 1_000;

  private final Journey journey;
  private final Feed feed;
  private final Received document;

  private FeedSource(Journey journey, Feed feed, Received document) {
    this.journey = journey;
    this.feed = feed;
    this.document = document;
  }

  static void read(Journey journey, Answer answer) throws FetchException {
    Received document =
        new Received(
            journey.source(),
            answer.bytes(),
            null,
            journey.today(),
            answer.address().toString(),
            answer.charset());
    try {
      Feed feed = Feed.parse(document);
      new FeedSource(journey, feed, document).entries();
    } catch (RefusedException e) {
      throw new FetchException(e.reason());
    }
    journey.reached(KIND, null, Memory.Seen.of(journey.source(), answer, null, journey.number()));
  }

  private void entries() throws RefusedException {
    if (feed.entries().isEmpty()) {
      throw new RefusedException(
          "a feed without entries was found, one entry at least was expected");
    }
    for (Feed.Entry entry : feed.entries()) {
      String name = Objects.requireNonNullElseGet(entry.link(), () -> "entry:" + entry.id());
      boolean known =
          journey.memory().seen(name).filter(seen -> entry.mark().equals(seen.mark())).isPresent();
      if (!known) {
        entry(entry, name);
      }
    }
  }

  private void entry(Feed.Entry entry, String name) {
    List<Block> blocks = entry.blocks();
    int letters = blocks.stream().mapToInt(block -> block.text().length()).sum();
    String link = entry.link();
    Answer page = null;
    if (link != null && !(entry.whole() && letters >= WHOLE)) {
      try {
        page = journey.fetcher().fetch(URI.create(link));
      } catch (FetchException | IllegalArgumentException failure) {
        // The entry alone is better than nothing; where it is empty, that is told below.
        if (letters == 0) {
          journey.refused(name, failure instanceof FetchException e ? e.reason() : "no address");
          return;
        }
      }
    }
    if (page == null) {
      ofEntry(entry, name, blocks);
    } else {
      ofPage(entry, page, blocks);
    }
    journey.reached(KIND, null, new Memory.Seen(name, null, null, entry.mark(), journey.number()));
  }

  private void ofEntry(Feed.Entry entry, String name, List<Block> blocks) {
    Received part =
        new Received(name, document.bytes(), null, document.fetched(), document.address(), null);
    try {
      journey
          .consumer()
          .accept(entry.head(feed).publication(part, Feed.mediaType(document), blocks));
    } catch (RefusedException e) {
      journey.refused(name, e.reason());
    }
  }

  private void ofPage(Feed.Entry entry, Answer page, List<Block> teaser) {
    List<Harvest> found = new ArrayList<>();
    journey.documents().read(page, found::add);
    boolean any = found.stream().anyMatch(Harvest.Found.class::isInstance);
    if (!any && !teaser.isEmpty()) {
      ofEntry(entry, String.valueOf(entry.link()), teaser);
      return;
    }
    for (Harvest harvest : found) {
      journey
          .consumer()
          .accept(
              harvest instanceof Harvest.Found one && found.size() == 1
                  ? filled(one, entry)
                  : harvest);
    }
  }

  /** What the page does not say of itself, the entry says. */
  private Harvest.Found filled(Harvest.Found page, Feed.Entry entry) {
    Publication own = page.publication();
    Head head = entry.head(feed);
    boolean dated = own.date() != null;
    Publication whole =
        new Publication(
            own.id(),
            own.title() != null ? own.title() : head.title,
            dated ? own.date() : head.date,
            dated || head.date == null ? own.published() : head.date,
            own.publisher() != null ? own.publisher() : head.publisher,
            own.authors().isEmpty() ? head.authors : own.authors(),
            own.series() != null ? own.series() : head.series,
            own.url(),
            own.language(),
            own.rights() != null ? own.rights() : head.rights,
            own.blocks());
    return new Harvest.Found(
        whole, page.original(), page.mediaType(), page.origin(), page.warnings());
  }
}
