package org.chancery.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.event.Measure;
import org.chancery.event.Modality;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Act;
import org.chancery.ledger.Among;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Bearing;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Count;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Held;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Missions;
import org.chancery.ledger.Spell;
import org.chancery.ledger.Verdict;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes briefs: picks from the record what fits a page, newest and weightiest first, and numbers
 * the sources. What is left out is counted, so that nobody takes the page for the record.
 */
final class Briefing {

  private static final int LINES = 6;
  private static final int DISPUTES = 3;
  private static final int NAMES = 12;

  /** What is called recent in a brief: the two years before the day. */
  private static final int RECENT_YEARS = 2;

  /** A plan of longer ago has come to pass or to nothing. */
  private static final int OPEN_YEARS = 5;

  /** What a diplomat does in the ordinary course of affairs, as against what turns relations. */
  private static final Set<String> ENCOUNTERS =
      Set.of(
          "visit",
          "meeting",
          "agreement-signed",
          "envoy-appointed",
          "credentials-presented",
          "envoy-recalled",
          "envoy-expelled");

  private final Desk desk;
  private final Ledger ledger;
  private final Wording wording;
  private final AsOf asOf;

  /** How many sources a line cites: a second one where there is room. */
  private final int citedByLine;

  private final Map<Long, Integer> numbers = new LinkedHashMap<>();
  private final List<Brief.Source> sources = new ArrayList<>();
  private final List<Brief.Section> sections = new ArrayList<>();

  Briefing(Desk desk, Ledger ledger, AsOf asOf, int citedByLine) {
    this.desk = desk;
    this.ledger = ledger;
    this.wording = desk.wording();
    this.asOf = asOf;
    this.citedByLine = citedByLine;
  }

  // ---- two states

  Brief dyad(ActorId a, ActorId b) {
    CitedAnswer cited = desk.relations(a, b, asOf);
    Answer answer = cited.answer();
    String question = a + " " + b;
    List<Act> acts = ledger.acts(a, b, asOf);
    List<Brief.Line> grounds = new ArrayList<>();
    grounds.add(basis(answer, "relations " + question));
    for (Bearing bearing : answer.rulings()) {
      grounds.add(new Brief.Line(EditorsWording.bearing(bearing), List.of(), "rulings"));
    }
    section("The answer rests on", grounds);
    section("At what level", levels(a, b, question));
    List<Act> turns =
        acts.stream()
            .filter(act -> act.modality() == Modality.ASSERTED && begun(act))
            .filter(act -> !ENCOUNTERS.contains(act.type().id()) && !act.type().standing())
            .sorted(Comparator.comparing(act -> !act.dates().isEmpty()))
            .toList();
    String history = "relations " + question + " --history";
    section("How it came", last(turns, LINES + 2, this::line, history));
    section("The last two years", last(encounters(acts), LINES, this::line, history));
    section("Announced, possible or denied", open(acts, "relations " + question + " --all"));
    section(
        "Where sources disagree",
        disputes(ledger.contradictions(a, b, asOf), "contradictions --state " + a));
    section("Not on record", missing(a, b));
    return new Brief(
        a,
        b,
        asOf,
        wording.name(a) + " and " + wording.name(b),
        cited.sentence(),
        sections,
        sources);
  }

  /** What the answer rests on; where it rests on silence, the question that met it. */
  private Brief.Line basis(Answer answer, String question) {
    boolean held = answer.verdict() != Verdict.NO;
    List<Evidence> evidence = new ArrayList<>(held ? answer.supporting() : answer.opposing());
    if (answer.verdict() == Verdict.UNCERTAIN) {
      evidence.addAll(answer.opposing());
    }
    String words =
        answer.lastAttested() == null
            ? answer.reason()
            : answer.reason() + " Last attested: " + Wording.date(answer.lastAttested()) + ".";
    String notes = answer.notes().isEmpty() ? "" : " " + String.join(" ", answer.notes());
    return line(words + notes, evidence, evidence.isEmpty() ? question : null);
  }

  private List<Brief.Line> levels(ActorId a, ActorId b, String question) {
    List<Brief.Line> lines = new ArrayList<>();
    for (Dealing dealing : ledger.dealings(a, b, asOf)) {
      Dealing.Form highest = dealing.highest();
      List<Evidence> grounds = highest == null ? List.of() : grounds(highest.spell());
      lines.add(line(wording.words(dealing) + ".", grounds, "missions " + question));
    }
    return lines;
  }

  private static List<Evidence> grounds(Spell spell) {
    return Stream.concat(spell.start().evidence().stream(), spell.attestations().stream())
        .distinct()
        .toList();
  }

  /** What a reader would look for and not find. */
  private List<Brief.Line> missing(ActorId a, ActorId b) {
    List<Brief.Line> lines = new ArrayList<>();
    Missions missions = ledger.missions(a, b, asOf);
    absent(a, b, missions.sent(), lines);
    absent(b, a, missions.received(), lines);
    if (missions.envoys().isEmpty()) {
      lines.add(
          line(
              "No envoy of either side in the five years before.",
              List.of(),
              "missions %s %s".formatted(a, b)));
    }
    return lines;
  }

  private void absent(ActorId from, ActorId to, List<Held> posts, List<Brief.Line> lines) {
    if (posts.isEmpty()) {
      lines.add(
          line(
              "No mission, post or accreditation of %s with %s on the day."
                  .formatted(wording.nameInSentence(from), wording.nameInSentence(to)),
              List.of(),
              "missions %s %s".formatted(from, to)));
    }
  }

  // ---- one state

  Brief country(ActorId of) {
    Count all = desk.count(of, asOf);
    Count members = desk.count(of, Measure.RELATIONS, Among.UN_MEMBERS, asOf);
    section("Relations", standing(of, all, members));
    Missions missions = ledger.missions(of, null, asOf);
    section("Missions kept", posts(missions.sent(), of));
    section("Missions hosted", posts(missions.received(), of));
    section("What began and ended in the last two years", changes(of));
    List<Act> acts = ledger.acts(of, null, asOf);
    section(
        "Encounters of the last two years",
        last(encounters(acts), LINES, this::line, "search state:" + of));
    section("Announced, possible or denied", open(acts, "search state:" + of));
    section("What is said of its record", claims(of));
    section(
        "Where sources disagree",
        disputes(ledger.contradictions(of, null, asOf), "contradictions --state " + of));
    return new Brief(of, null, asOf, wording.name(of), wording.sentence(all), sections, sources);
  }

  private List<Brief.Line> standing(ActorId of, Count all, Count members) {
    List<Brief.Line> lines = new ArrayList<>();
    String question = "count " + of + " --list";
    lines.add(line(wording.sentence(members), List.of(), question + " --among un-members"));
    named("Uncertain", all.uncertain(), question, lines);
    named("Recorded as without", all.none(), question + " --without", lines);
    for (Measure measure : List.of(Measure.EMBASSIES_SENT, Measure.EMBASSIES_HOSTED)) {
      Count count = desk.count(of, measure, Among.ALL, asOf);
      if (count.most() > 0) {
        lines.add(
            line(
                wording.sentence(count),
                List.of(),
                "count %s --measure %s --list".formatted(of, measure.code())));
      }
    }
    return lines;
  }

  private void named(String title, List<ActorId> states, String how, List<Brief.Line> lines) {
    if (!states.isEmpty()) {
      String names =
          states.stream()
              .limit(NAMES)
              .map(wording::name)
              .sorted()
              .collect(Collectors.joining(", "));
      String more = states.size() > NAMES ? " and %d more".formatted(states.size() - NAMES) : "";
      lines.add(
          line("%s (%d): %s%s.".formatted(title, states.size(), names, more), List.of(), how));
    }
  }

  private List<Brief.Line> posts(List<Held> posts, ActorId of) {
    String how = "missions " + of;
    return first(
        posts.stream().filter(held -> !held.spell().kind().equals("post")).toList(),
        LINES,
        held -> line(wording.words(held) + ".", grounds(held.spell()), how),
        how);
  }

  private List<Brief.Line> changes(ActorId of) {
    LocalDate last = Objects.requireNonNull(asOf.on().latest());
    PartialDate from = PartialDate.of(last.minusYears(RECENT_YEARS));
    String how = "changes --from %s --state %s".formatted(from, of);
    return last(
        desk.changes(from, PartialDate.of(last), of, asOf),
        LINES,
        change -> line(wording.words(change) + ".", grounds(change.spell()), how),
        how);
  }

  private List<Brief.Line> claims(ActorId of) {
    List<Brief.Line> lines = new ArrayList<>();
    desk.claims(of, false, asOf).stream()
        .filter(check -> check.evidence().spoken().compare(asOf.on()) != PartialDate.Order.AFTER)
        .sorted(
            Comparator.comparing(
                (ClaimCheck check) -> check.evidence().spoken().latest(),
                Comparator.nullsFirst(Comparator.<LocalDate>reverseOrder())))
        .limit(DISPUTES)
        .forEach(check ->
            lines.add(
                line(
                    "%s: %s (on record: %d certain, %d possible)."
                        .formatted(
                            wording.words(check.claim()).replaceFirst("^claim: ", ""),
                            check.finding().code().replace('-', ' '),
                            check.counted().least(),
                            check.counted().most()),
                    List.of(check.evidence()),
                    null)));
    return lines;
  }

  // ---- lines

  private Brief.Line line(Act act) {
    return line(wording.words(act) + ".", act.evidence(), null);
  }

  /** A line with the best of its evidence; reckoned only where there is none. */
  private Brief.Line line(String text, List<Evidence> evidence, @Nullable String reckoned) {
    List<Integer> cited =
        evidence.stream().distinct().limit(citedByLine).map(this::number).toList();
    return new Brief.Line(
        text, cited, cited.isEmpty() && reckoned != null ? reckoned + times(reckoned) : null);
  }

  /** The times of the brief, so that the question gives the same answer when it is asked again. */
  private String times(String question) {
    String times =
        (asOf.known() == null ? "" : " --known " + asOf.known())
            + (asOf.recorded() == null ? "" : " --recorded " + asOf.recorded());
    boolean ofDay = question.matches("(?:relations|missions|count) .*");
    boolean ofTimes = ofDay || question.startsWith("changes ");
    return (ofDay ? " --on " + asOf.on() : "") + (ofTimes ? times : "");
  }

  private int number(Evidence evidence) {
    return numbers.computeIfAbsent(
        evidence.id(),
        id -> {
          int number = sources.size() + 1;
          Citation citation = desk.citations(List.of(evidence)).values().iterator().next();
          sources.add(new Brief.Source(number, evidence, citation));
          return number;
        });
  }

  private List<Act> encounters(List<Act> acts) {
    return acts.stream()
        .filter(act -> act.modality() == Modality.ASSERTED)
        .filter(act -> ENCOUNTERS.contains(act.type().id()) && recent(act))
        .toList();
  }

  private boolean begun(Act act) {
    return act.dates().isEmpty()
        || act.dates().stream()
            .anyMatch(date -> date.compare(asOf.on()) != PartialDate.Order.AFTER);
  }

  private boolean recent(Act act) {
    LocalDate last = Objects.requireNonNull(asOf.on().latest());
    PartialDate period = PartialDate.parse(last.minusYears(RECENT_YEARS) + "/" + last);
    return act.dates().stream().anyMatch(date -> date.within(period));
  }

  /** What was announced, the last said first. */
  private List<Brief.Line> open(List<Act> acts, String rest) {
    List<Act> open =
        acts.stream()
            .filter(act -> act.modality() != Modality.ASSERTED)
            .filter(act -> act.evidence().getFirst().statement() instanceof Event)
            .filter(this::open)
            .sorted(
                Comparator.comparing(
                    (Act act) -> spoken(act).latest(),
                    Comparator.nullsFirst(Comparator.<LocalDate>reverseOrder())))
            .toList();
    return first(open, LINES - 2, this::said, rest);
  }

  private boolean open(Act act) {
    LocalDate last = Objects.requireNonNull(asOf.on().latest());
    PartialDate period = PartialDate.parse(last.minusYears(OPEN_YEARS) + "/" + last);
    return spoken(act).overlaps(period);
  }

  private Brief.Line said(Act act) {
    return line(
        wording.words(act) + " (said " + Wording.date(spoken(act)) + ").", act.evidence(), null);
  }

  private static PartialDate spoken(Act act) {
    return act.evidence().getFirst().spoken();
  }

  private List<Brief.Line> disputes(List<Contradiction> found, String rest) {
    return first(found, DISPUTES, one -> dispute(one, rest), rest);
  }

  private Brief.Line dispute(Contradiction one, String rest) {
    List<Evidence> sides = new ArrayList<>();
    one.sides().forEach(side -> side.evidence().stream().limit(1).forEach(sides::add));
    List<Integer> cited = sides.stream().distinct().map(this::number).toList();
    return cited.isEmpty()
        ? line(wording.words(one) + ".", List.of(), rest)
        : new Brief.Line(wording.words(one) + ".", cited, null); // both sides, or neither
  }

  private void section(String title, List<Brief.Line> lines) {
    if (!lines.isEmpty()) {
      sections.add(new Brief.Section(title, lines));
    }
  }

  /** The first of some things, each as a line; only what is shown is cited. */
  private <T> List<Brief.Line> first(
      List<T> things, int limit, Function<T, Brief.Line> line, String rest) {
    List<Brief.Line> lines = new ArrayList<>();
    things.stream().limit(limit).map(line).forEach(lines::add);
    if (things.size() > limit) {
      lines.add(line("And %d more.".formatted(things.size() - limit), List.of(), rest));
    }
    return lines;
  }

  /** Of what stands in the order of time, the last. */
  private <T> List<Brief.Line> last(
      List<T> things, int limit, Function<T, Brief.Line> line, String rest) {
    int before = Math.max(0, things.size() - limit);
    List<Brief.Line> lines = new ArrayList<>();
    if (before > 0) {
      lines.add(line("%d before these.".formatted(before), List.of(), rest));
    }
    things.subList(before, things.size()).stream().map(line).forEach(lines::add);
    return lines;
  }
}
