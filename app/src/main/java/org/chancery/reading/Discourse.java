package org.chancery.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.City;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.Name;
import org.chancery.actor.Succession;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a document carries from sentence to sentence: which states it is about, what was
 * last spoken of, and which date the narrative has reached.
 */
final class Discourse {

  /** Who sends to whom; either may be unknown. */
  record Direction(@Nullable ActorId sender, @Nullable ActorId receiver) {

    static final Direction UNKNOWN = new Direction(null, null);

    boolean isKnown() {
      return sender != null && receiver != null;
    }

    /** The sender, which must be known. */
    ActorId from() {
      if (sender == null) {
        throw new IllegalStateException("a direction without sender");
      }
      return sender;
    }

    /** The receiver, which must be known. */
    ActorId to() {
      if (receiver == null) {
        throw new IllegalStateException("a direction without receiver");
      }
      return receiver;
    }

    /** The way back: the receiver sends to the sender. */
    Direction turned() {
      return new Direction(/* sender= */ receiver, /* receiver= */ sender);
    }

    /** What this leaves open, taken from the other, unless that makes a state send to itself. */
    Direction or(Direction other) {
      ActorId from = sender != null ? sender : other.sender;
      ActorId to = receiver != null ? receiver : other.receiver;
      return from != null && from.equals(to) ? this : new Direction(from, to);
    }
  }

  /** A mission spoken of: a later "it" or "the Legation" is this one. */
  record MissionReferent(String kind, List<String> places, Direction direction) {}

  private final Gazetteer gazetteer;

  /** Who wants to know how things are decided. */
  final Trace trace;

  private List<ActorId> topics = List.of();
  private final @Nullable ActorId home;
  private final @Nullable PartialDate written;
  private final Map<String, Direction> persons = new HashMap<>();

  /** The surnames of those who were said to be sent somewhere. */
  private final Set<String> envoys = new HashSet<>();

  private final Set<ActorId> states = new LinkedHashSet<>();

  /** The states named so far, the one last named at the end. */
  private final LinkedHashSet<ActorId> lastNamed = new LinkedHashSet<>();

  final Sections sections = new Sections();

  private final Map<String, Holder> holders = new HashMap<>();
  private @Nullable Holder lastHolder;

  @Nullable PartialDate narrative;

  /**
   * The day that was last named, and the block; another than the narrative where a year followed.
   */
  @Nullable PartialDate narrativeDay;

  int narrativeDayBlock = -2;

  /** The block in which the narrative last named a year. */
  int narrativeBlock = -1;

  @Nullable MissionReferent mission;
  @Nullable String person;
  @Nullable ActorId lastActor;
  Direction heading = Direction.UNKNOWN;

  /** Whom the last act was done to: a later "it" or "both" as object is these. */
  List<ActorId> lastTargets = List.of();

  /** What the last sentence with an act stated, for "X had done so". */
  List<Draft> lastDrafts = List.of();

  /** The two states whose relations were last spoken of in this section, who acted first. */
  List<ActorId> lastPair = List.of();

  /**
   * The states that the text last named together, as in "Colombia and Chile": a later "both" or
   * "the three governments" may be these.
   */
  List<ActorId> lastGroup = List.of();

  /** The kind of mission that the last heading names: a list below it is of such posts. */
  @Nullable String listed;

  /** The actor, be it a state or an organisation, that was last the subject of a sentence. */
  @Nullable ActorId lastSubject;

  /** The organisation last spoken of: "the organisation" is this one. */
  @Nullable ActorId lastBody;

  /** The state of the city last named in this block, and the block. */
  @Nullable ActorId lastPlace;

  int lastPlaceBlock = -1;

  /** The list last spoken of, and who keeps it: "the list" is this one. */
  @Nullable String lastList;

  @Nullable ActorId lastLister;

  /** Who last imposed sanctions on whom: "them" are these. */
  List<ActorId> lastSanction = List.of();

  /** What sort of source last spoke: a later "he" is of that sort. */
  Attribution.@Nullable Kind lastSpeaker;

  /** The state whose relations or missions were last counted, and in which block. */
  @Nullable ActorId lastCounted;

  int lastCountedBlock = -1;

  Discourse(
      Publication publication,
      Gazetteer gazetteer,
      List<Term> title,
      List<List<Term>> blocks,
      Trace trace) {
    this.gazetteer = gazetteer;
    this.trace = trace;
    this.written = publication.date();
    Set<ActorId> titled = new LinkedHashSet<>();
    for (Term term : title) {
      if (term instanceof Term.Named named) {
        titled.addAll(entitled(named));
      }
    }
    titled.removeIf(id -> gazetteer.state(id).isEmpty());
    Set<ActorId> named = Set.copyOf(titled);
    if (publication.title() != null && isOneTopic(publication.title(), titled)) {
      ActorId first = titled.iterator().next();
      titled.retainAll(Set.of(first));
    }
    Prominence prominence =
        new Prominence(gazetteer, publication.blocks(), blocks, name -> actors(name, null));
    List<ActorId> about = new ArrayList<>(titled);
    if (about.isEmpty()) {
      // A headline without states: the two that the text speaks of most, where they stand out.
      prominence.ranked().stream()
          .limit(2)
          .filter(id -> prominence.of(id) >= 2)
          .forEach(about::add);
    }
    this.topics = List.copyOf(about);
    this.home = about.size() == 1 ? home(about.getFirst(), !titled.isEmpty(), prominence) : null;
    states.addAll(topics);
    states.addAll(named);
    if (home != null) {
      states.add(home);
    }
  }

  /**
   * "Kingdom of Serbia/Yugoslavia": a state and what came before or after it, unless the title puts
   * one beside the other.
   */
  private boolean isOneTopic(String title, Set<ActorId> titled) {
    if (titled.size() < 2 || title.contains(" and ") || title.contains("–")) {
      return false;
    }
    ActorId first = titled.iterator().next();
    return titled.stream().allMatch(id -> id.equals(first) || isKin(first, id));
  }

  /** Whom a title names: "Nassau" is the duchy rather than the capital of the Bahamas. */
  private List<ActorId> entitled(Term.Named named) {
    List<Name> own = named.names().stream().filter(name -> !isCapital(name, named)).toList();
    List<ActorId> ids = own.stream().map(Name::actor).distinct().toList();
    return own.size() < named.names().size() && ids.size() == 1 ? ids : actors(named, null);
  }

  /**
   * The state whose view a text takes of the one it is about: the one it speaks of most. What came
   * before or after the topic is its own past or future, unless nobody else is spoken of half as
   * often: Texas and Hawaii had relations with the United States before they joined them.
   */
  private @Nullable ActorId home(ActorId topic, boolean entitled, Prominence prominence) {
    List<ActorId> named = prominence.ranked().stream().filter(id -> !id.equals(topic)).toList();
    List<ActorId> others = named.stream().filter(id -> prominence.of(id) >= 2).toList();
    ActorId stranger = others.stream().filter(id -> !isKin(id, topic)).findFirst().orElse(null);
    if (others.isEmpty()) {
      // A history of few words names the other state but once; news names many in passing.
      return !entitled || isDated() || named.isEmpty() ? null : named.getFirst();
    }
    if (others.getFirst().equals(stranger)) {
      return stranger;
    }
    int most = prominence.of(others.getFirst());
    boolean spokenOf = stranger != null && prominence.of(stranger) * 2 >= most;
    return spokenOf ? stranger : others.getFirst();
  }

  /**
   * Whether one state followed the other, so that a text about one speaks of the other as its past
   * or future.
   */
  boolean isKin(ActorId a, ActorId b) {
    if (home != null
        && ((a.equals(home) && topics.contains(b)) || (b.equals(home) && topics.contains(a)))) {
      return false;
    }
    return gazetteer.successions().stream()
        .filter(succession -> succession.kind() != Succession.Kind.FOLLOWS)
        .anyMatch(succession ->
            (succession.predecessor().equals(a) && succession.successor().equals(b))
                || (succession.predecessor().equals(b) && succession.successor().equals(a)));
  }

  /** The state that the document is about: the first of its title. */
  @Nullable ActorId topic() {
    return topics.isEmpty() ? null : topics.getFirst();
  }

  /**
   * The two states whose relations the document is about; empty where it is about more or fewer.
   */
  List<ActorId> dyad() {
    if (topics.size() >= 2) {
      ActorId first = topics.getFirst();
      ActorId second =
          topics.stream().skip(1).filter(id -> !isKin(first, id)).findFirst().orElse(topics.get(1));
      return List.of(first, second);
    }
    return topics.size() == 1 && home != null ? List.of(home, topics.getFirst()) : List.of();
  }

  /**
   * From the state whose view the document takes to the one it is about; unknown where it takes
   * none.
   */
  Direction outward() {
    return topics.size() == 1 && home != null
        ? new Direction(home, topics.getFirst())
        : Direction.UNKNOWN;
  }

  /** The other state of the document's dyad. */
  @Nullable ActorId counterpart(ActorId actor) {
    List<ActorId> dyad = dyad();
    if (dyad.size() == 2) {
      if (dyad.contains(actor)) {
        return dyad.get(dyad.get(0).equals(actor) ? 1 : 0);
      }
      // A predecessor or successor of the one has to do with the other.
      boolean first = isKin(dyad.get(0), actor);
      return first == isKin(dyad.get(1), actor) ? null : dyad.get(first ? 1 : 0);
    }
    return null;
  }

  /**
   * The other side of an act by a state that the document is not about: in news, the one that the
   * last act was done to or with.
   */
  @Nullable ActorId opposite(ActorId actor) {
    ActorId counterpart = counterpart(actor);
    if (counterpart != null || !isDated()) {
      return counterpart;
    }
    if (lastPair.size() != 2) {
      // News under the name of one state: what others do, they do towards it.
      return topics.size() == 1 && !topics.getFirst().equals(actor) ? topics.getFirst() : null;
    }
    ActorId first = lastPair.get(0);
    ActorId second = lastPair.get(1);
    return second.equals(actor) ? first : second;
  }

  /**
   * The states that a plural stands for.
   *
   * @param count how many the text says they are, 0 where it does not say
   * @param bare whether no noun is said: "both", "neither", as against "both countries"
   */
  List<ActorId> plural(int count, boolean bare) {
    boolean fits = lastGroup.size() >= 2 && (count == 0 || count == lastGroup.size());
    List<ActorId> dyad = dyad();
    if (!isDated() || !fits) {
      return count == 0 || count == 2 ? dyad : List.of();
    }
    boolean about = topics.size() == 2 && (!bare || lastGroup.containsAll(dyad));
    return about && count != lastGroup.size() ? dyad : lastGroup;
  }

  /** The first of some actors that is a state. */
  @Nullable ActorId firstState(List<ActorId> actors) {
    return actors.stream().filter(this::isState).findFirst().orElse(null);
  }

  boolean isAbout(ActorId actor) {
    return states.contains(actor);
  }

  /** Whether the text bears the day on which it was written, as news does. */
  boolean isDated() {
    return written != null && written.isDay();
  }

  /** The day on which it was written; null where only the month or the year is known. */
  @Nullable LocalDate day() {
    return written != null && written.isDay() ? written.earliest() : null;
  }

  @Nullable PartialDate written() {
    return written;
  }

  /** The year in which names are to be understood where an act has no date of its own. */
  @Nullable Integer year() {
    return Dating.year(narrative != null ? narrative : written);
  }

  /** The actors that a name means in a year; several only where it names several at once. */
  List<ActorId> actors(Term.Named named, @Nullable Integer year) {
    Integer when = year != null ? year : year();
    List<Name> valid =
        named.names().stream()
            .filter(name -> when == null ? !isCapital(name, named) : isOf(name, when))
            .toList();
    for (Name name : named.names()) {
      if (topics.contains(name.actor())
          && valid.stream().noneMatch(v -> topics.contains(v.actor()))) {
        // In a text about Colombia, "the Republic of Colombia" of 1824 is Colombia's past.
        return List.of(name.actor());
      }
    }
    List<Name> candidates = valid.isEmpty() ? named.names() : valid;
    List<ActorId> ids = candidates.stream().map(Name::actor).distinct().toList();
    if (ids.size() <= 1) {
      return ids;
    }
    for (ActorId id : ids) {
      if (states.contains(id)) {
        return List.of(id);
      }
    }
    return List.of(ids.getFirst());
  }

  /** Whether an actor bore a name in a year, and was there to bear it. */
  private boolean isOf(Name name, int year) {
    return name.years().contains(year)
        && gazetteer.state(name.actor()).map(state -> state.existedIn(year)).orElse(true);
  }

  /** Whether a name is that of a capital, where some state has it for its own. */
  private static boolean isCapital(Name name, Term.Named named) {
    return name.kind() == Name.Kind.CAPITAL
        && named.names().stream().anyMatch(other -> other.kind() == Name.Kind.NAME);
  }

  /** Whether a name that some city bears is first of all that of a state: "Sierra Leone". */
  boolean isStateOnly(Term.Named named) {
    return named.names().stream().noneMatch(name -> name.kind() == Name.Kind.CAPITAL)
        && named.names().stream()
            .flatMap(name -> gazetteer.state(name.actor()).stream())
            .anyMatch(state -> state.name().equals(named.text()));
  }

  /**
   * The state of the document in which a city lies: the one that had it in the year, and of several
   * the one abroad, for a state has no missions in its own cities.
   */
  private @Nullable ActorId ownStateOf(Term.Named city, @Nullable Integer when) {
    List<City> own =
        city.cities().stream().filter(candidate -> states.contains(candidate.state())).toList();
    List<City> then =
        own.stream().filter(candidate -> when == null || candidate.years().contains(when)).toList();
    List<City> candidates = then.isEmpty() ? own : then;
    ActorId abroad = outward().receiver();
    for (City candidate : candidates) {
      if (candidate.state().equals(abroad)) {
        return abroad;
      }
    }
    return candidates.isEmpty() ? null : candidates.getFirst().state();
  }

  /** The state in which a city lies, the document's own states first. */
  @Nullable ActorId stateOf(Term.Named city, @Nullable Integer year) {
    Integer when = year != null ? year : year();
    ActorId own = ownStateOf(city, when);
    if (own != null) {
      return own;
    }
    // Of several cities of a name, the capital is meant unless something says otherwise.
    for (Name name : city.names()) {
      if (name.kind() == Name.Kind.CAPITAL && (when == null || name.years().contains(when))) {
        return name.actor();
      }
    }
    for (City candidate : city.cities()) {
      if (when == null || candidate.years().contains(when)) {
        return candidate.state();
      }
    }
    return city.cities().isEmpty() ? null : city.cities().getFirst().state();
  }

  /**
   * The state that "the island" or "the North" means: of those that may be called so the one last
   * named, or null where none was.
   */
  @Nullable ActorId byEpithet(List<Lexicon.Epithet> called) {
    if (!isDated()) {
      // In a history "the kingdom" is the one that the chapter is about.
      return null;
    }
    for (ActorId id : lastNamed.reversed()) {
      if (called.stream().anyMatch(epithet -> epithet.state().equals(id))) {
        return id;
      }
    }
    for (ActorId id : lastNamed.reversed()) {
      for (Lexicon.Epithet epithet : called) {
        if (id.equals(epithet.beside())) {
          return epithet.state();
        }
      }
    }
    return null;
  }

  /** Keeps in mind which states a sentence names, in their order. */
  void name(List<Term> terms) {
    for (Term term : terms) {
      if (term instanceof Term.Named named && !named.names().isEmpty()) {
        for (ActorId id : actors(named, null)) {
          lastNamed.remove(id);
          lastNamed.add(id);
        }
      }
    }
  }

  /** The state that a person led whom the text names without the country. */
  @Nullable ActorId ledBy(List<String> words, @Nullable Integer year) {
    return gazetteer.ledBy(words, year != null ? year : year()).orElse(null);
  }

  /** An office that a person holds or held. */
  record Holder(ActorId state, String kind, @Nullable String person) {}

  /** The office of which a person was last said to be the holder; null where none was. */
  @Nullable Holder holder(@Nullable String surname) {
    return surname == null ? null : holders.get(surname);
  }

  void introduce(Holder holder) {
    lastHolder = holder;
    if (holder.person() != null) {
      holders.put(holder.person(), holder);
    }
  }

  @Nullable Holder lastHolder() {
    return lastHolder;
  }

  /**
   * Keeps in mind who sent a person where. In a history of one state, whoever has a post in a third
   * is on his way to that one: of his other post only who sent him counts.
   */
  void introduce(String surname, Direction direction) {
    ActorId receiver = direction.receiver();
    if (receiver != null) {
      envoys.add(surname);
    }
    boolean elsewhere = receiver != null && outward().isKnown() && !isAbout(receiver);
    Direction kept = elsewhere ? new Direction(direction.sender(), null) : direction;
    if (!kept.equals(Direction.UNKNOWN)) {
      persons.merge(surname, kept, (known, more) -> more.isKnown() ? more : known.or(more));
    }
  }

  /** Whether the text has said of a person to whom he was sent. */
  boolean isEnvoy(@Nullable String surname) {
    return surname != null && envoys.contains(surname);
  }

  Direction directionOf(@Nullable String surname) {
    return surname == null ? Direction.UNKNOWN : persons.getOrDefault(surname, Direction.UNKNOWN);
  }

  boolean isState(ActorId id) {
    return gazetteer.state(id).isPresent();
  }

  /**
   * A sentence that is not read still moves the narrative: the date it names is the last one named.
   */
  void passOver(List<Term> terms, Mention sentence) {
    for (Term term : terms) {
      if (term instanceof Term.Time time) {
        PartialDate date = time.expression().resolve(narrative, written);
        if (date != null && !date.isInterval() && date.edtf().indexOf('X') < 0) {
          narrative = date;
          sections.tell(date, term.span(), sentence);
        }
      } else if (term instanceof Term.Named named && !named.cities().isEmpty()) {
        lastPlace = stateOf(named, year());
        lastPlaceBlock = sentence.block();
      }
    }
  }
}
