package org.chancery.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** The body of real pages against what people marked as the article, beside Readability alone. */
class RealPagesTest {

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

  @Test
  void finds_the_article_of_real_pages_and_trips_over_none() throws IOException {
    Path archive = shared().resolve("fixtures/article-html.tar.xz");
    boolean there = Files.exists(archive);
    if (!there && System.getenv("CI") == null) {
      System.out.println("SKIPPED: no " + archive + ", the pages to measure the article body on");
      assumeTrue(false, "SKIPPED: " + archive + " is not there, the pages to measure on");
    }
    assertThat(archive).exists();
    Map<String, byte[]> files = unpacked(archive);
    JsonNode truth = new ObjectMapper().readTree(files.get("ground-truth.json"));
    assertThat(truth.size()).isEqualTo(181);

    List<String> refused = new ArrayList<>();
    Score ours = new Score();
    Score baseline = new Score();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!file.getKey().endsWith(".html.gz")) {
        continue;
      }
      String key = file.getKey().replaceAll("^.*/|\\.html\\.gz$", "");
      String body = truth.get(key).get("articleBody").asText();
      new Harvester(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
          .read(
              new Source.Stream(key, new ByteArrayInputStream(file.getValue())),
              harvest -> {
                switch (harvest) {
                  case Harvest.Found found ->
                      ours.add(
                          body,
                          found.publication().blocks().stream()
                              .map(Block::text)
                              .collect(Collectors.joining("\n")));
                  case Harvest.Refused no -> {
                    refused.add(no.toString());
                    ours.add(body, "");
                  }
                  case Harvest.Reached reached -> throw new AssertionError(reached);
                  case Harvest.Withdrawn withdrawn -> throw new AssertionError(withdrawn);
                }
              });
      baseline.add(body, readabilityAlone(file.getValue()));
    }

    System.out.printf(
        Locale.ROOT,
        "article body, token F1 over %d pages: %.3f (Readability alone %.3f)%n",
        ours.count(),
        ours.mean(),
        baseline.mean());
    assertThat(refused).isEmpty();
    assertThat(ours.mean())
        .as("token F1, mean of %d pages; Readability alone %.3f", ours.count(), baseline.mean())
        .isGreaterThanOrEqualTo(0.93)
        .isGreaterThan(baseline.mean());
  }

  /**
   * The truth names no titles and dates, but many addresses do: words of the title, and the day,
   * which may be the next one where the page gives its time in another zone.
   */
  @Test
  void finds_titles_authors_and_dates_that_the_addresses_of_the_pages_bear_out()
      throws IOException {
    Map<String, byte[]> files = Fixtures.files("article-html.tar.xz");
    JsonNode truth = new ObjectMapper().readTree(files.get("ground-truth.json"));
    Share titles = new Share();
    Share dates = new Share();
    Share authors = new Share();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!file.getKey().endsWith(".html.gz")) {
        continue;
      }
      String url =
          truth.get(file.getKey().replaceAll("^.*/|\\.html\\.gz$", "")).get("url").asText();
      Publication page = Fixtures.publication(Fixtures.read(file.getValue()).getFirst());
      List<String> words = slugWords(url);
      if (words.size() >= 4) {
        String title = String.valueOf(page.title()).toLowerCase(Locale.ROOT);
        titles.add(2 * words.stream().filter(title::contains).count() >= words.size());
      }
      Matcher day = DAY.matcher(url);
      if (day.find()) {
        LocalDate stated =
            LocalDate.parse(day.group("y") + "-" + day.group("m") + "-" + day.group("d"));
        dates.add(
            page.date() != null
                && List.of(stated.toString(), stated.plusDays(1).toString())
                    .contains(page.date().edtf()));
      }
      authors.add(!page.authors().isEmpty());
      assertThat(page.authors()).as(url).allMatch(author -> author.length() <= 80);
    }
    System.out.printf(
        Locale.ROOT, "titles %s, dates %s, pages with authors %s%n", titles, dates, authors);
    assertThat(titles.of()).isGreaterThan(0.85);
    assertThat(dates.of()).isGreaterThan(0.9);
    assertThat(authors.of()).isGreaterThan(0.7);
  }

  private static final Pattern DAY =
      Pattern.compile("/(?<y>20[012]\\d)[/-]?(?<m>0[1-9]|1[0-2])[/-]?(?<d>[0-2]\\d|3[01])[/-]");

  private static List<String> slugWords(String url) {
    String slug = url.replaceAll("[?#].*$", "").replaceAll("/$", "").replaceAll("^.*/", "");
    return Pattern.compile("[^a-z]+")
        .splitAsStream(slug.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= 4 && !word.equals("html"))
        .toList();
  }

  /** How many of how many. */
  private static final class Share {
    private int right;
    private int all;

    void add(boolean isRight) {
      right += isRight ? 1 : 0;
      all++;
    }

    double of() {
      return (double) right / all;
    }

    @Override
    public String toString() {
      return right + " of " + all;
    }
  }

  private static Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("../shared") : folder.resolveSibling("shared");
  }

  private static String readabilityAlone(byte[] page) throws IOException {
    byte[] html = new GZIPInputStream(new ByteArrayInputStream(page)).readAllBytes();
    String text =
        new Readability4J("http://localhost/", new String(html, UTF_8)).parse().getTextContent();
    return text == null ? "" : text;
  }

  private static Map<String, byte[]> unpacked(Path archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream tar = new XZInputStream(Files.newInputStream(archive))) {
      byte[] header = tar.readNBytes(512);
      while (header.length == 512 && header[0] != 0) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((512 - size % 512) % 512);
        if (header[156] == '0' || header[156] == 0) {
          files.put(name.replaceFirst("^\\./", ""), content);
        }
        header = tar.readNBytes(512);
      }
    }
    return files;
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, UTF_8);
  }

  /** F1 over the bags of words of two texts, averaged over pages. */
  private static final class Score {

    private double sum;
    private int count;

    void add(String truth, String found) {
      Map<String, Long> expected = bag(truth);
      Map<String, Long> actual = bag(found);
      double shared =
          expected.entrySet().stream()
              .mapToLong(word -> Math.min(word.getValue(), actual.getOrDefault(word.getKey(), 0L)))
              .sum();
      long all = size(expected) + size(actual);
      sum += all == 0 ? 1 : 2 * shared / all;
      count++;
    }

    double mean() {
      return sum / count;
    }

    int count() {
      return count;
    }

    private static long size(Map<String, Long> bag) {
      return bag.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> bag(String text) {
      Map<String, Long> bag = new HashMap<>();
      TOKEN
          .matcher(text.toLowerCase(Locale.ROOT))
          .results()
          .map(MatchResult::group)
          .forEach(word -> bag.merge(word, 1L, Long::sum));
      return bag;
    }
  }
}
