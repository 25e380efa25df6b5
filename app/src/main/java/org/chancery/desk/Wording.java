package org.chancery.desk;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.State;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Among;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Boundary;
import org.chancery.ledger.Change;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Count;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Held;
import org.chancery.ledger.Spell;
import org.chancery.ledger.Verdict;
import org.chancery.publication.Publication;
import org.chancery.text.Passage;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Says answers, dates and names in English, for the pages and for the terminal alike. */
public final class Wording {

  /** Short names that English puts an article before. */
  private static final Pattern WITH_ARTICLE =
      Pattern.compile(
          "United .*|.* (?:Islands|Republic|Union|Emirates|States|Empire|Federation|Kingdom)"
              + "|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Holy See"
              + "|(?:Democratic )?Republic of .*|.* Congo|Two Sicilies|Papal States");

  private static final Pattern SIMPLE =
      Pattern.compile(
          "(?<year>\\d{4}|\\d{3}X|\\d{2}XX)(?:-(?<month>\\d{2}|XX)(?:-(?<day>\\d{2}|XX))?)?(?<qualifier>[?~%])?");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Gazetteer gazetteer;
  private final LocalDate today;

  Wording(Gazetteer gazetteer, LocalDate today) {
    this.gazetteer = gazetteer;
    this.today = today;
  }

  // ---- names ----

  /** The short name of a state, such as "Cuba"; the id where it is no state. */
  public String name(ActorId id) {
    return gazetteer.state(id).map(State::name).orElse(id.value());
  }

  /** The name as it stands inside a sentence: "the Soviet Union". */
  public String nameInSentence(ActorId id) {
    String name = name(id);
    return WITH_ARTICLE.matcher(name).matches() ? "the " + name : name;
  }

  // ---- answers ----

  /** An answer in one sentence, with how sure it is. */
  public String sentence(Answer answer) {
    AsOf asOf = answer.asOf();
    boolean now = asOf.on().isDay() && today.equals(asOf.on().earliest());
    String both = nameInSentence(answer.a()) + " and " + nameInSentence(answer.b());
    String when = now ? "" : " " + in(asOf.on());
    String had = now ? "have" : "had";
    String sentence =
        switch (answer.verdict()) {
          case YES -> "Yes: " + both + " " + had + " diplomatic relations" + when + since(answer);
          case NO -> "No: " + both + " " + had + " no diplomatic relations" + when + since(answer);
          case UNCERTAIN ->
              "Uncertain: whether "
                  + both
                  + " "
                  + had
                  + " diplomatic relations"
                  + when
                  + " cannot be decided: "
                  + uncapitalised(withoutStop(answer.reason()));
          case UNKNOWN ->
              "Unknown: nothing on record says whether "
                  + both
                  + " "
                  + had
                  + " diplomatic relations"
                  + when;
        };
    return sentence + limits(asOf) + ".";
  }

  private String since(Answer answer) {
    List<PartialDate> since = answer.since();
    return switch (since.size()) {
      case 0 -> "";
      case 1 -> ", since " + date(since.getFirst());
      default -> ", since " + dates(since) + " (sources differ)";
    };
  }

  private static String limits(AsOf asOf) {
    List<String> limits = new ArrayList<>();
    if (asOf.known() != null) {
      limits.add("by what was published until " + DAY.format(asOf.known()));
    }
    if (asOf.recorded() != null) {
      limits.add(
          "by what this desk had recorded on "
              + DAY.format(asOf.recorded().atOffset(ZoneOffset.UTC)));
    }
    return limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")";
  }

  /** A count in one sentence. */
  public String sentence(Count count) {
    AsOf asOf = count.asOf();
    boolean now = asOf.on().isDay() && today.equals(asOf.on().earliest());
    String who = capitalised(nameInSentence(count.of()));
    String number =
        count.least() == count.most()
            ? states(count.least(), count.among())
            : "between " + count.least() + " and " + states(count.most(), count.among());
    String unknown =
        count.unknown().isEmpty()
            ? ""
            : "; nothing is recorded of " + count.unknown().size() + " more";
    String what =
        switch (count.measure()) {
          case RELATIONS, ORDINAL -> (now ? " has" : " had") + " diplomatic relations with ";
          case EMBASSIES_HOSTED -> (now ? " hosts" : " hosted") + " embassies of ";
          case EMBASSIES_SENT -> (now ? " keeps" : " kept") + " embassies in ";
        };
    return who + what + number + (now ? "" : " " + in(asOf.on())) + unknown + limits(asOf) + ".";
  }

  private static String states(int number, Among among) {
    String states = number == 1 ? "1 state" : number + " states";
    return switch (among) {
      case ALL -> states;
      case UN_MEMBERS ->
          states + " that " + (number == 1 ? "is a member" : "are members") + " of the UN";
      case UN_AND_OBSERVERS ->
          states
              + " that "
              + (number == 1 ? "is a member or observer" : "are members or observers")
              + " of the UN";
    };
  }

  /** What was said, what the ledger counts, and how the two can be squared, in a few sentences. */
  public List<String> explanation(ClaimCheck check) {
    List<String> lines = new ArrayList<>();
    int value = check.claim().value();
    Count all = check.counted();
    lines.add("Said: " + value + ". On record: " + sentence(all));
    for (Count count : check.byMembership()) {
      if (count.among() != Among.ALL) {
        lines.add(
            "Among "
                + (count.among() == Among.UN_MEMBERS ? "UN members" : "UN members and observers")
                + ": "
                + (count.least() == count.most()
                    ? Integer.toString(count.least())
                    : count.least() + " to " + count.most())
                + ".");
      }
    }
    lines.add(
        switch (check.finding()) {
          case AGREES -> "The number agrees, " + among(check.reading()) + ".";
          case POSSIBLE ->
              check.reading() == null
                  ? between(check)
                  : "The number is possible, "
                      + among(check.reading())
                      + ": it depends on what is uncertain.";
          case MORE_THAN_RECORDED -> {
            int more = value - all.most();
            yield more
                + " more "
                + (more == 1 ? "was" : "were")
                + " said than the record knows; they would be among those without relations on"
                + " record.";
          }
          case FEWER_THAN_RECORDED -> {
            int fewer = check.byMembership().getFirst().least() - value;
            yield fewer
                + " fewer "
                + (fewer == 1 ? "was" : "were")
                + " said than the record knows even of UN members.";
          }
        });
    named("Counted although no UN member", check.outside(), lines);
    named("Uncertain", all.uncertain(), lines);
    named("UN members of which the record says no or nothing", check.missing(), lines);
    return lines;
  }

  /** Of a number that more states make up than are UN members, and fewer than all. */
  private static String between(ClaimCheck check) {
    int more = check.claim().value() - check.byMembership().getFirst().most();
    String outside = more + " of the " + check.outside().size() + " below that are no UN members";
    return "The number lies between: "
        + (check.counted().uncertain().isEmpty()
            ? outside + " make it up."
            : "it depends on what is uncertain, and on those below that are no UN members.");
  }

  private static String among(@Nullable Among among) {
    return switch (among) {
      case null -> "as it stands";
      case ALL -> "counting all states";
      case UN_MEMBERS -> "counting UN members only";
      case UN_AND_OBSERVERS -> "counting UN members and observers";
    };
  }

  private void named(String title, List<ActorId> states, List<String> lines) {
    if (!states.isEmpty()) {
      lines.add(
          title
              + " ("
              + states.size()
              + "): "
              + String.join("; ", states.stream().map(this::name).sorted().toList())
              + ".");
    }
  }

  /** A number of days as people say it; the JSON has the days. */
  static String lapse(long days) {
    if (days < 90) {
      return days == 1 ? "1 day" : days + " days";
    }
    return days < 700
        ? "about " + Math.round(days / 30.44) + " months"
        : "about " + Math.round(days / 365.25) + " years";
  }

  /** What cannot all be right, in one line. */
  public String words(Contradiction one) {
    String both = name(one.dyad().first()) + " – " + name(one.dyad().second());
    String what = subject(one.spell());
    String thing = what.replaceFirst("^no ", "");
    String says = String.join(", or ", one.sides().stream().map(this::says).toList());
    String days = lapse(one.days());
    return switch (one.kind()) {
      case DATES_DIFFER ->
          both
              + ": "
              + (one.spell().holds() ? "beginning of " : "end of ")
              + thing
              + ": "
              + says
              + " ("
              + days
              + " apart)";
      case EXCLUDE_ONE_ANOTHER ->
          both + ": " + what + " " + duration(one.spell()) + ": sources exclude one another";
      case SPELL_AGAINST_BREAK ->
          both + ": " + thing + ", claimed against a recorded break " + duration(one.spell());
      case ABSENCE_AGAINST_SPELL ->
          both + ": " + thing + ", denied against a recorded spell " + duration(one.spell());
      case GAP -> {
        boolean relations = one.spell().kind().equals("relations");
        yield both
            + ": "
            + thing
            + (relations ? " must have " : ": it must have ")
            + missing(one)
            + "; no source says when";
      }
      case WHO_DIFFERS ->
          both + ": " + what + " " + duration(one.spell()) + ": the step was taken by " + says;
    };
  }

  /** What a record lacks, and between which days it must have happened. */
  private static String missing(Contradiction gap) {
    Spell spell = gap.spell();
    Boundary turn = spell.start();
    boolean first = gap.sides().getFirst().evidence().isEmpty();
    String turned =
        spell.holds() ? (first ? "begun" : "begun again") : (first ? "begun and ended" : "ended");
    LocalDate earliest = turn.earliest();
    LocalDate latest = turn.latest();
    String when =
        earliest != null && latest != null
            ? earliest.equals(latest)
                ? " on " + DAY.format(earliest)
                : " between " + DAY.format(earliest) + " and " + DAY.format(latest)
            : latest != null
                ? " by " + DAY.format(latest)
                : earliest != null ? " after " + DAY.format(earliest) : "";
    return turned + when;
  }

  /** At what level one state dealt with another, without the stop. */
  public String words(Dealing dealing) {
    String whose = "%s with %s: ".formatted(name(dealing.from()), nameInSentence(dealing.to()));
    Dealing.Form highest = dealing.highest();
    return whose + (highest == null ? "nothing on record" : words(highest));
  }

  /** A form in which states deal with one another, without whose it is. */
  public String words(Dealing.Form form) {
    String doubt = form.verdict() == Verdict.YES ? "" : " (uncertain on the day)";
    return level(form) + ", " + duration(form.spell()) + doubt;
  }

  /** The highest level alone, as a cell of a table holds it; empty where there is none. */
  public String level(Dealing dealing) {
    Dealing.Form highest = dealing.highest();
    return highest == null
        ? ""
        : level(highest).replaceFirst("^an? ", "")
            + (highest.verdict() == Verdict.YES ? "" : " (uncertain)");
  }

  private String level(Dealing.Form form) {
    Spell spell = form.spell();
    return ("protection".equals(spell.kind()) ? thing(spell) : form.description())
        + (spell.place() == null ? "" : ", " + spell.place());
  }

  /** What one side of a contradiction says: a date, a state, or that it held or did not. */
  public String says(Contradiction.Side side) {
    if (side.says().matches("[.\\d].*")) {
      return date(PartialDate.parse(side.says()));
    }
    return side.says().matches("[A-Z].*") ? name(new ActorId(side.says())) : side.says();
  }

  /** Something that began or ended, in one line. */
  public String words(Change change) {
    Spell spell = change.spell();
    String when = boundary(spell.start());
    String what =
        spell.kind().equals("relations")
            ? "diplomatic relations: " + name(spell.from()) + " – " + name(spell.to())
            : subject(spell).replaceFirst("^no ", "");
    String ground =
        switch (spell.start().ground()) {
          case STATE_ENDED -> " (a state ended)";
          case IMPLIED, CONFLICT -> " (implied; no act is recorded)";
          case STATED, NEVER_BEFORE, BEFORE_END, BEFORE_RESTORATION, BEFORE_ATTESTATION -> "";
        };
    return (when == null ? "at an unknown time" : when)
        + ": "
        + (change.began() ? "began: " : "ended: ")
        + what
        + ground
        + (change.certain() ? "" : " (perhaps outside the period)");
  }

  // ---- spells and events ----

  /** What a spell says held, such as "embassy of Cuba in South Korea, Seoul". */
  public String subject(Spell spell) {
    if (spell.kind().equals("relations")) {
      return spell.holds() ? "diplomatic relations" : "no diplomatic relations";
    }
    boolean mutual = spell.kind().equals("consular-relations");
    return (spell.holds() ? "" : "no ")
        + thing(spell)
        + ": "
        + nameInSentence(spell.from())
        + (mutual ? " – " : " → ")
        + nameInSentence(spell.to())
        + (spell.place() == null ? "" : ", " + spell.place());
  }

  /** What a spell is about, without whose it is: "embassy", "de jure recognition". */
  public String thing(Spell spell) {
    String post = spell.post();
    return switch (spell.kind()) {
      case "charge-level" -> "embassy headed by a chargé d'affaires";
      case "accreditation" -> "accreditation of an envoy who resides elsewhere";
      case "protection" ->
          "interests looked after by " + (post == null ? "a third state" : qualifier(post));
      case "recognition" -> (post == null ? "" : qualifier(post) + " ") + "recognition";
      default -> qualifier(post == null ? spell.kind() : post);
    };
  }

  /** A post as of a day. */
  public String words(Held held) {
    return subject(held.spell())
        + " "
        + duration(held.spell())
        + (held.verdict() == Verdict.UNCERTAIN ? " (uncertain on the day)" : "");
  }

  /** The kind of an act or a spell in words: "consulate general", "de jure", "Switzerland". */
  private String qualifier(String kind) {
    boolean state = kind.equals(kind.toUpperCase(Locale.ROOT));
    return state ? nameInSentence(new ActorId(kind)) : kind.replace('-', ' ');
  }

  /** From when to when a spell lasts. */
  public String duration(Spell spell) {
    String start = boundary(spell.start());
    Boundary end = spell.end();
    if (end == null) {
      return start == null ? "at all times on record" : "since " + start;
    }
    String until = boundary(end);
    if (until == null) {
      return start == null ? "at an unknown time" : "from " + start + " to an unknown day";
    }
    return start == null ? "until " + until : "from " + start + " to " + until;
  }

  private static @Nullable String boundary(Boundary boundary) {
    if (!boundary.dates().isEmpty()) {
      return dates(boundary.dates());
    }
    LocalDate earliest = boundary.earliest();
    LocalDate latest = boundary.latest();
    if (earliest != null && latest != null) {
      return earliest.equals(latest)
          ? DAY.format(earliest)
          : "a day between " + DAY.format(earliest) + " and " + DAY.format(latest);
    }
    if (latest != null && boundary.ground() != Boundary.Ground.NEVER_BEFORE) {
      return "a day before " + DAY.format(latest);
    }
    return earliest != null ? "a day after " + DAY.format(earliest) : null;
  }

  /**
   * An act in a few words, such as "14 February 2024: relations established: Cuba – South Korea".
   */
  public String words(Act act) {
    String when = act.dates().isEmpty() ? "" : dates(act.dates()) + ": ";
    String parties = name(act.from()) + (act.type().directed() ? " → " : " – ") + name(act.to());
    String kind = act.kind() == null ? "" : ", " + qualifier(act.kind());
    String place = act.place() == null ? "" : ", " + act.place();
    return when
        + act.type().id().replace('-', ' ')
        + ": "
        + parties
        + kind
        + place
        + modality(act.modality());
  }

  private static String modality(Modality modality) {
    return switch (modality) {
      case ASSERTED -> "";
      case NEGATED -> ", said not to have happened";
      case PLANNED -> ", planned";
      case POSSIBLE -> ", possible";
    };
  }

  /** A statement in a few words, such as "relations severed: Cuba → South Korea, planned". */
  public String words(Statement statement) {
    String modality = modality(statement.modality());
    return switch (statement) {
      case Statement.Event event -> {
        String type = event.type().id().replace('-', ' ');
        String parties =
            name(event.from()) + (event.type().directed() ? " → " : " – ") + name(event.to());
        String by = event.by() == null ? "" : ", by " + name(event.by());
        String kind = event.kind() == null ? "" : ", " + qualifier(event.kind());
        String place = event.place() == null ? "" : ", " + event.place();
        String date = event.date() == null ? "" : ", " + date(event.date());
        yield type + ": " + parties + kind + place + by + date + modality;
      }
      case Statement.CountClaim claim -> {
        String what =
            switch (claim.measure()) {
              case RELATIONS -> " has relations with " + claim.value() + " states";
              case EMBASSIES_HOSTED -> " hosts " + claim.value() + " embassies";
              case EMBASSIES_SENT -> " keeps " + claim.value() + " embassies abroad";
              case ORDINAL -> "'s relations number " + claim.value();
            };
        yield "claim: "
            + name(claim.of())
            + what
            + (claim.asOf() == null ? "" : ", " + date(claim.asOf()))
            + modality;
      }
    };
  }

  /** Of which day a brief speaks, and when it was made: "As of 1 May 1975; made on 3 June 2026". */
  public String standing(Brief brief, LocalDate made) {
    AsOf asOf = brief.asOf();
    return "As of "
        + date(asOf.on())
        + limits(asOf)
        + "; made on "
        + DAY.format(made)
        + ". It holds what was read, not all that happened.";
  }

  // ---- sources ----

  /** A source as a footnote names it: publisher, date, title. */
  public String citation(Citation citation) {
    List<String> parts = new ArrayList<>();
    if (citation.publisher() != null) {
      parts.add(citation.publisher());
    }
    if (citation.date() != null) {
      parts.add(date(citation.date()));
    }
    parts.add(
        citation.title() == null
            ? "without a title (" + citation.publication() + ")"
            : "“" + citation.title() + "”");
    return String.join(", ", parts);
  }

  /** A publication as a footnote names it. */
  public String citation(Publication publication, int version) {
    return citation(Citation.of(publication, version));
  }

  /** The address of the words: publication, version, block and characters. */
  public static String address(Evidence evidence) {
    Passage passage = evidence.passage();
    return passage.publication()
        + " v"
        + passage.version()
        + ", block "
        + passage.block()
        + ", "
        + passage.span().start()
        + "–"
        + passage.span().end();
  }

  // ---- dates ----

  /** A date inside a sentence: "on 1 May 1975", "in 1975", "between 1920 and 1921". */
  static String in(PartialDate date) {
    String words = date(date);
    if (date.isInterval() || words.startsWith("about")) {
      return words;
    }
    return (date.isDay() ? "on " : "in ") + words;
  }

  /** Several dates: "14 or 15 February 2024", "1960 or 3 March 1961". */
  static String dates(List<PartialDate> dates) {
    if (dates.stream().allMatch(date -> date.isDay() && !date.isQualified())
        && dates.stream().map(date -> date.edtf().substring(0, 7)).distinct().count() == 1) {
      List<String> days = new ArrayList<>();
      for (PartialDate date : dates) {
        days.add(Integer.toString(Integer.parseInt(date.edtf().substring(8))));
      }
      String last = days.removeLast();
      String first = days.isEmpty() ? "" : String.join(", ", days) + " or ";
      return first + last + date(dates.getLast()).replaceFirst("^\\d+", "");
    }
    List<String> words = new ArrayList<>(dates.stream().map(Wording::date).toList());
    String last = words.removeLast();
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  /** One date as English says it: "14 February 2024", "spring 1960", "the 1960s", "about 1855". */
  public static String date(PartialDate date) {
    String edtf = date.edtf();
    int slash = edtf.indexOf('/');
    if (slash < 0) {
      return simple(edtf);
    }
    String start = edtf.substring(0, slash);
    String end = edtf.substring(slash + 1);
    if (start.equals("..") || start.isEmpty()) {
      return "by " + simple(end);
    }
    if (end.equals("..") || end.isEmpty()) {
      return "after " + simple(start);
    }
    return "between " + simple(start) + " and " + simple(end);
  }

  private static String simple(String edtf) {
    Matcher matcher = SIMPLE.matcher(edtf);
    if (!matcher.matches()) {
      return edtf;
    }
    String year = matcher.group("year");
    String month = matcher.group("month");
    String day = matcher.group("day");
    String words;
    if (year.endsWith("X")) {
      words = "the " + year.replace('X', '0') + "s";
    } else if (month == null || month.equals("XX")) {
      words = year;
    } else {
      int number = Integer.parseInt(month);
      String named =
          number > 12
              ? List.of("spring", "summer", "autumn", "winter").get(number - 21)
              : Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      words =
          day == null || day.equals("XX")
              ? named + " " + year
              : Integer.parseInt(day) + " " + named + " " + year;
    }
    String qualifier = matcher.group("qualifier");
    return switch (qualifier) {
      case null -> words;
      case "?" -> words + " (uncertain)";
      case "~" -> "about " + words;
      default -> "about " + words + " (uncertain)";
    };
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Lowers the first letter of a sentence unless its first word is a name or an abbreviation. */
  private static String uncapitalised(String sentence) {
    return sentence.matches("(?:The|A|An|Sources|Two|It|On|There|This|One|Evidence|Nothing) .*")
        ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  private static String capitalised(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
