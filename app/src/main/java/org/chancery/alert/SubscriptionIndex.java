package org.chancery.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.Dyad;
import org.chancery.event.Statement;
import org.chancery.publication.Publication;
import org.chancery.search.SavedSearches;
import org.jspecify.annotations.Nullable;

/**
 * All subscriptions, each filed under the rarest thing that its topic asks for: a pair of states, a
 * state, an author, a series, a publisher, a type, a word. News looks under what it has itself, so
 * that its cost follows the subscriptions that concern it and not those there are.
 */
final class SubscriptionIndex {

  private static final String ANY = "*";

  private final Map<String, List<Filed>> drawers = new HashMap<>();
  private final Set<Dyad> reliedOn = new HashSet<>();
  private final SavedSearches searches = new SavedSearches();
  private final List<String> wordsByNumber = new ArrayList<>();
  private final Set<String> knownWords = new HashSet<>();
  private int size;

  /** A subscription under its topic; equal topics share one object. */
  private record Filed(long id, Topic topic) {}

  void add(long id, Topic topic) {
    drawers.computeIfAbsent(drawer(topic), key -> new ArrayList<>(1)).add(new Filed(id, topic));
    if (topic.holds() != null) {
      reliedOn.add(new Dyad(topic.states().first(), topic.states().last()));
    }
    String words = topic.words();
    if (words != null && knownWords.add(words)) {
      searches.add(wordsByNumber.size(), words);
      wordsByNumber.add(words);
    }
    size++;
  }

  int size() {
    return size;
  }

  /** Whether anybody relies on an answer about the two. */
  boolean reliesOn(Dyad dyad) {
    return reliedOn.contains(dyad);
  }

  private static String drawer(Topic topic) {
    if (topic.states().size() == 2) {
      return "dyad " + topic.states().first() + " " + topic.states().last();
    }
    String author = topic.author();
    if (author != null) {
      return "author " + folded(author);
    }
    String words = topic.words();
    if (words != null) {
      return "words " + words;
    }
    if (!topic.states().isEmpty()) {
      return "state " + topic.states().first();
    }
    String series = topic.series();
    if (series != null) {
      return "series " + folded(series);
    }
    String publisher = topic.publisher();
    if (publisher != null) {
      return "publisher " + folded(publisher);
    }
    return topic.types().size() == 1 ? "type " + topic.types().first() : ANY;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Which saved searches a publication answers. Asked once for a publication, however much news
   * stands in it.
   */
  Set<String> words(Publication publication, List<Statement> statements) {
    Set<String> found = new HashSet<>();
    for (int number : searches.matching(publication, statements)) {
      found.add(wordsByNumber.get(number));
    }
    return found;
  }

  /**
   * The subscriptions that ask for a piece of news.
   *
   * @param words the saved searches that its publication answers
   */
  List<Long> matching(News news, Set<String> words) {
    List<Long> found = new ArrayList<>();
    for (String key : drawers(news, words)) {
      for (Filed filed : drawers.getOrDefault(key, List.of())) {
        if (asks(filed.topic(), news, words)) {
          found.add(filed.id());
        }
      }
    }
    return found;
  }

  private static Collection<String> drawers(News news, Set<String> words) {
    Set<String> keys = new LinkedHashSet<>();
    List<ActorId> states = List.copyOf(news.states());
    for (int i = 0; i < states.size(); i++) {
      keys.add("state " + states.get(i));
      for (int j = i + 1; j < states.size(); j++) {
        keys.add("dyad " + states.get(i) + " " + states.get(j));
      }
    }
    news.authors().forEach(author -> keys.add("author " + folded(author)));
    add(keys, "series ", news.series());
    add(keys, "publisher ", news.publisher());
    keys.add("type " + news.type());
    words.forEach(word -> keys.add("words " + word));
    keys.add(ANY);
    return keys;
  }

  private static void add(Set<String> keys, String kind, @Nullable String name) {
    if (name != null) {
      keys.add(kind + folded(name));
    }
  }

  /** Whether a topic asks for a piece of news, said criterion by criterion. */
  static boolean asks(Topic topic, News news, Set<String> words) {
    return watched(topic, news)
        && news.states().containsAll(topic.states())
        && (topic.types().isEmpty() || topic.types().contains(news.type()))
        && (topic.author() == null
            || news.authors().stream().anyMatch(author -> same(topic.author(), author)))
        && (topic.series() == null || same(topic.series(), news.series()))
        && (topic.publisher() == null || same(topic.publisher(), news.publisher()))
        && (topic.words() == null || words.contains(topic.words()));
  }

  private static boolean watched(Topic topic, News news) {
    if (news.kind() == News.Kind.ANSWER_TURNED) {
      return topic.holds() != null && news.key().contains(" held:" + topic.holds().code() + " ");
    }
    if (topic.holds() != null) {
      return false;
    }
    return switch (topic.watch()) {
      case EVERYTHING -> true;
      case CONTRADICTIONS ->
          news.kind() == News.Kind.CONTRADICTION || news.kind() == News.Kind.CORRECTION;
      case CLAIMS -> news.kind() == News.Kind.CLAIM_FALSE;
      case SIGNALS -> news.kind() == News.Kind.SIGNAL;
    };
  }

  private static boolean same(@Nullable String wanted, @Nullable String found) {
    return wanted != null && found != null && folded(wanted).equals(folded(found));
  }
}
