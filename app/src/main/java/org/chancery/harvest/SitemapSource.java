package org.chancery.harvest;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sitemap: every page that it lists, and those of the sitemaps that it lists.
 *
 * <p>A page that the map dates is fetched again where the date has changed, any other where its
 * server says so. A visit that was broken off goes on with the pages that it has not seen.
 */
final class SitemapSource {

  static final String KIND = "sitemap";

  private static final int MOST_MAPS = 50_000;

  private final Journey journey;
  private final SiteMapParser parser = new SiteMapParser(false);
  private final Deque<URI> maps = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private final String visit;

  private SitemapSource(Journey journey) {
    this.journey = journey;
    this.visit = journey.memory().cursor().orElse(journey.number());
  }

  /**
   * Visits all pages.
   *
   * @param answer the first map
   */
  static void read(Journey journey, Answer answer) throws FetchException {
    SitemapSource source = new SitemapSource(journey);
    source.known.add(answer.address().toString());
    source.map(answer);
    while (!source.maps.isEmpty() && !Journey.isInterrupted()) {
      URI map = source.maps.removeFirst();
      try {
        source.map(journey.fetcher().fetch(map));
      } catch (FetchException failure) {
        journey.refused(map.toString(), failure.reason());
      }
    }
    journey.reached(KIND, null, null);
  }

  private void map(Answer answer) throws FetchException {
    switch (parsed(answer)) {
      case SiteMapIndex index -> {
        for (AbstractSiteMap map : index.getSitemaps()) {
          String address = map.getUrl().toString();
          if (known.size() < MOST_MAPS && known.add(address)) {
            uri(address).ifPresent(maps::add);
          }
        }
      }
      case SiteMap map -> {
        for (SiteMapURL page : map.getSiteMapUrls()) {
          if (Journey.isInterrupted()) {
            return;
          }
          page(page);
        }
      }
      case AbstractSiteMap other ->
          throw new FetchException("a map of an unknown kind was found, a sitemap was expected");
    }
  }

  private AbstractSiteMap parsed(Answer answer) throws FetchException {
    try {
      return parser.parseSiteMap(answer.bytes(), answer.address().toURL());
    } catch (UnknownFormatException | IOException | RuntimeException broken) {
      throw new FetchException(
          "the sitemap is damaged (" + broken.getMessage() + "), a sitemap was expected");
    }
  }

  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(URI.create(address));
    } catch (IllegalArgumentException odd) {
      return Optional.empty(); // a map that lists what is no address
    }
  }

  private void page(SiteMapURL page) {
    String address = page.getUrl().toString();
    String dated =
        page.getLastModified() == null ? null : page.getLastModified().toInstant().toString();
    Memory.Seen seen = journey.memory().seen(address).orElse(null);
    boolean done =
        seen != null
            && (visit.equals(seen.visit()) || (dated != null && dated.equals(seen.mark())));
    Optional<URI> uri = uri(address);
    if (done || uri.isEmpty() || !known.add(address)) {
      return;
    }
    try {
      Answer answer = journey.fetchChanged(uri.get());
      if (!answer.unchanged()) {
        journey.documents().read(answer, journey.consumer());
      }
      reached(Memory.Seen.of(address, answer, dated, visit), seen);
    } catch (FetchException failure) {
      journey.refused(address, failure.reason());
    }
  }

  /** An answer that nothing has changed need not repeat tag and date. */
  private void reached(Memory.Seen now, Memory.@Nullable Seen before) {
    Memory.Seen kept =
        new Memory.Seen(
            now.address(),
            now.etag() == null && before != null ? before.etag() : now.etag(),
            now.modified() == null && before != null ? before.modified() : now.modified(),
            now.mark(),
            now.visit());
    journey.reached(KIND, visit, kept);
  }
}
