package org.chancery.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.actor.ActorId;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One publication of ten news items against 100,000 subscriptions: through the index, and beside it
 * by asking each subscription in turn. A tenth of the subscriptions are saved searches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SubscriptionBenchmark {

  private static final int SUBSCRIPTIONS = 100_000;
  private static final int STATES = 200;
  private static final List<String> TYPES =
      List.of("relations-established", "relations-severed", "mission-opened", "visit", "meeting");

  private final SubscriptionIndex index = new SubscriptionIndex();
  private final List<Topic> topics = new ArrayList<>();
  private final List<News> news = new ArrayList<>();
  private final Publication publication;

  public SubscriptionBenchmark() {
    Random random = new Random(7);
    for (int number = 0; number < SUBSCRIPTIONS; number++) {
      Topic topic = topic(random, number);
      topics.add(topic);
      index.add(number, topic);
    }
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 800; word++) {
      text.append("word").append(random.nextInt(20_000)).append(' ');
    }
    publication =
        new Publication(
            new PublicationId("new"),
            "A title of some words",
            null,
            null,
            "Publisher 3",
            List.of("Author 5"),
            "Series 7",
            null,
            "en",
            null,
            List.of(new Block(Block.Kind.PARAGRAPH, text.toString())));
    for (int item = 0; item < 10; item++) {
      TreeSet<ActorId> states = new TreeSet<>();
      states.add(state(random));
      states.add(state(random));
      news.add(
          new News(
              News.Kind.NEWS,
              "key" + item,
              "headline",
              "",
              states,
              TYPES.get(random.nextInt(TYPES.size())),
              "quote",
              "source",
              "new",
              "Series 7",
              List.of("Author 5"),
              "Publisher 3",
              null,
              "/",
              ""));
    }
  }

  private static ActorId state(Random random) {
    return new ActorId("S" + (100 + random.nextInt(STATES)));
  }

  private static Topic topic(Random random, int number) {
    TreeSet<ActorId> states = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    String series = null;
    String author = null;
    String words = null;
    switch (number % 10) {
      case 0, 1, 2 -> states.add(state(random));
      case 3, 4 -> {
        states.add(state(random));
        states.add(state(random));
      }
      case 5 -> {
        states.add(state(random));
        types.add(TYPES.get(random.nextInt(TYPES.size())));
      }
      case 6 -> series = "Series " + random.nextInt(1000);
      case 7 -> author = "Author " + random.nextInt(5000);
      case 8 -> words = "word" + random.nextInt(20_000) + " word" + random.nextInt(20_000);
      default -> {
        states.add(state(random));
        states.add(state(random));
        types.add(TYPES.get(random.nextInt(TYPES.size())));
      }
    }
    return new Topic(Topic.Watch.EVERYTHING, states, types, series, author, null, words, null);
  }

  @Benchmark
  public long throughTheIndex() {
    Set<String> words = index.words(publication, List.of());
    long found = 0;
    for (News item : news) {
      found += index.matching(item, words).size();
    }
    return found;
  }

  /** Without even running the saved searches one by one, which would take far longer. */
  @Benchmark
  public long baselineAsksEachInTurn() {
    Set<String> words = index.words(publication, List.of());
    long found = 0;
    for (News item : news) {
      for (Topic topic : topics) {
        found += SubscriptionIndex.asks(topic, item, words) ? 1 : 0;
      }
    }
    return found;
  }
}
