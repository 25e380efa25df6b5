package org.chancery.desk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chancery.actor.ActorId;
import org.chancery.actor.City;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;
import org.chancery.actor.State;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Count;
import org.chancery.ledger.Held;
import org.chancery.ledger.Missions;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which states, cities and posts the words of a search name, and what the ledger knows of
 * them. Words that name no state leave it silent.
 */
final class FactFinder {

  /** Names have no more words. */
  private static final int LONGEST = 5;

  /** A word for a post, and how the kinds of posts begin that it may mean. */
  private static final Map<String, String> POSTS =
      Map.ofEntries(
          Map.entry("embassy", "embassy"),
          Map.entry("embassies", "embassy"),
          Map.entry("ambassador", "embassy"),
          Map.entry("ambassadors", "embassy"),
          Map.entry("legation", "legation"),
          Map.entry("legations", "legation"),
          Map.entry("consulate", "consul"),
          Map.entry("consulates", "consul"),
          Map.entry("consul", "consul"),
          Map.entry("mission", ""),
          Map.entry("missions", ""),
          Map.entry("interests", "interests"),
          Map.entry("liaison", "liaison"));

  private static final Set<String> WITHIN = Set.of("in", "at", "to");

  private static final Set<String> RELATIONS = Set.of("relations", "ties", "recognition");

  /** A state as the words name it, and the city in it where one is named. */
  private record Named(ActorId state, @Nullable String city, boolean host) {}

  private final Map<String, Named> names = new HashMap<>();
  private final Function<ActorId, String> wording;

  FactFinder(Gazetteer gazetteer, Wording wording) {
    this.wording = wording::nameInSentence;
    for (State state : gazetteer.states()) {
      names.putIfAbsent(state.id().value(), new Named(state.id(), null, false));
    }
    for (Name name : gazetteer.names()) {
      if (gazetteer.state(name.actor()).isPresent()) {
        switch (name.kind()) {
          case NAME, OFFICIAL, ADJECTIVE ->
              names.putIfAbsent(folded(name.text()), new Named(name.actor(), null, false));
          case CAPITAL ->
              names.putIfAbsent(folded(name.text()), new Named(name.actor(), name.text(), true));
          case PEOPLE, GOVERNMENT, LANGUAGE -> {
            // Nobody asks for posts by them.
          }
        }
      }
    }
    for (City city : gazetteer.cities()) {
      names.putIfAbsent(folded(city.name()), new Named(city.state(), city.name(), true));
    }
  }

  /** The facts about what the words name, as of a day. */
  List<Fact> of(String typed, AsOf asOf, Desk desk) {
    String[] words =
        typed.replaceAll("(?i)\\b(?:state|country):", " ").split("[^\\p{L}\\p{M}\\p{N}.'’-]+");
    List<Named> named = named(words);
    Optional<String> post = post(words);
    List<Fact> facts = new ArrayList<>();
    if (named.isEmpty()) {
      return facts;
    }
    if (post.isPresent()) {
      facts.addAll(posts(named, post.get(), asOf, desk));
    }
    ActorId first = named.getFirst().state();
    Optional<ActorId> second =
        named.stream().map(Named::state).filter(state -> !state.equals(first)).findFirst();
    if (second.isPresent()) {
      facts.add(new Fact.Relations(desk.relations(first, second.get(), asOf)));
    } else if (post.isEmpty() && anyOf(words, RELATIONS)) {
      Count count = desk.count(first, asOf);
      facts.add(new Fact.Counted(count, desk.wording().sentence(count)));
    }
    return facts;
  }

  private static boolean anyOf(String[] words, Set<String> wanted) {
    for (String word : words) {
      if (wanted.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> post(String[] words) {
    for (String word : words) {
      String kind = POSTS.get(word.toLowerCase(Locale.ROOT));
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Longer names outdo shorter ones: "South Korea" names no other Korea. */
  private List<Named> named(String[] words) {
    List<Named> found = new ArrayList<>();
    int at = 0;
    while (at < words.length) {
      int taken = 1;
      for (int length = Math.min(LONGEST, words.length - at); length > 0; length--) {
        String text = String.join(" ", List.of(words).subList(at, at + length));
        // Codes are written in capitals: "can" is no Canada.
        Named name = names.get(text.matches("[A-Z]{3}") ? text : folded(text));
        if (name != null) {
          boolean within = at > 0 && WITHIN.contains(words[at - 1].toLowerCase(Locale.ROOT));
          found.add(new Named(name.state(), name.city(), name.host() || within));
          taken = length;
          break;
        }
      }
      at += taken;
    }
    return found;
  }

  private List<Fact> posts(List<Named> named, String kind, AsOf asOf, Desk desk) {
    Optional<Named> host = named.stream().filter(Named::host).findFirst();
    Optional<Named> sender =
        named.stream()
            .filter(name -> host.isEmpty() || !name.state().equals(host.get().state()))
            .findFirst();
    if (host.isPresent()) {
      return hosted(host.get(), sender.map(Named::state).orElse(null), kind, asOf, desk);
    }
    ActorId of = named.getFirst().state();
    ActorId with =
        named.stream()
            .map(Named::state)
            .filter(state -> !state.equals(of))
            .findFirst()
            .orElse(null);
    return posts(
        "Posts of " + wording.apply(of) + (with == null ? "" : " in " + wording.apply(with)),
        asOf,
        chosen(desk.missions(of, with, asOf).sent(), null, kind));
  }

  private List<Fact> hosted(
      Named host, @Nullable ActorId sender, String kind, AsOf asOf, Desk desk) {
    Missions missions = desk.missions(host.state(), sender, asOf);
    String of = sender == null ? "" : " of " + wording.apply(sender);
    List<Held> there = chosen(missions.received(), host.city(), kind);
    if (host.city() != null && !there.isEmpty()) {
      return posts("Posts" + of + " in " + host.city(), asOf, there);
    }
    return posts(
        "Posts" + of + " in " + wording.apply(host.state()),
        asOf,
        chosen(missions.received(), null, kind));
  }

  private static List<Fact> posts(String title, AsOf asOf, List<Held> held) {
    return held.isEmpty() ? List.of() : List.of(new Fact.Posts(title, asOf.on(), held));
  }

  /** Those of the kind that is asked for; where there is none, those of any kind. */
  private static List<Held> chosen(List<Held> held, @Nullable String city, String kind) {
    List<Held> there = held.stream().filter(post -> city == null || isIn(post, city)).toList();
    List<Held> ofKind =
        there.stream()
            .filter(post -> {
              String known = post.spell().post();
              return known != null && known.startsWith(kind);
            })
            .toList();
    return ofKind.isEmpty() ? there : ofKind;
  }

  private static boolean isIn(Held post, String city) {
    String place = post.spell().place();
    return place != null && folded(place).equals(folded(city));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}.]", "")
        .replace('’', '\'')
        .toLowerCase(Locale.ROOT);
  }
}
