package org.chancery.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.chancery.actor.Name;
import org.chancery.publication.Publication;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Pattern;
import org.chancery.reading.rule.Rule;
import org.chancery.reading.rule.Shortfall;
import org.chancery.reading.syntax.Token;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Makes an explanation of what a trace kept of a reading. */
final class Explainer {

  /** More conditions than this that do not hold make a rule another rule. */
  private static final int MOST_FAILURES = 2;

  /** As many nodes, one of them read by the tables or the lexicon, make a resemblance. */
  private static final int LEAST_HELD = 2;

  private static final Comparator<Shortfall> NEAREST =
      Comparator.<Shortfall>comparingInt(s -> s.failures().size())
          .thenComparing(s -> !s.rooted())
          .thenComparingInt(s -> -s.held());

  private final Publication publication;
  private final List<Rule> rules;
  private final Lexicon lexicon;
  private final Function<Scene, Pattern.Facts> facts;

  /**
   * @param facts how the rules see a scene
   */
  Explainer(
      Publication publication,
      List<Rule> rules,
      Lexicon lexicon,
      Function<Scene, Pattern.Facts> facts) {
    this.publication = publication;
    this.rules = rules;
    this.lexicon = lexicon;
    this.facts = facts;
  }

  Explanation explain(Trace.Kept trace, Reading reading) {
    return new Explanation(
        trace.looks().stream().map(this::sentence).toList(),
        reading.statements(),
        reading.codings());
  }

  private Explanation.Sentence sentence(Trace.Look look) {
    String text = look.sentence.of(publication.blocks().get(look.block).text());
    Scene scene = look.scene;
    if (scene == null) {
      return new Explanation.Sentence(
          text, look.triggers, List.of(), List.of(), List.of(), List.of());
    }
    return new Explanation.Sentence(
        text,
        look.triggers,
        words(scene),
        mentions(scene, look.dating),
        look.firings.stream().map(this::fired).toList(),
        near(scene));
  }

  private List<Explanation.Word> words(Scene scene) {
    List<Explanation.Word> words = new ArrayList<>();
    for (int i = 0; i < scene.graph().size(); i++) {
      int node = i;
      Token token = scene.token(i);
      words.add(
          new Explanation.Word(
              i,
              token.form(),
              token.lemma(),
              token.tag(),
              token.head(),
              token.label(),
              scene.graph().out(i).stream()
                  .map(edge -> new Explanation.Edge(edge.label(), edge.dependent()))
                  .toList(),
              lexicon.classes().stream()
                  .filter(name -> scene.inClass(node, name))
                  .sorted()
                  .toList()));
    }
    return words;
  }

  private static List<Explanation.Mention> mentions(Scene scene, @Nullable Dating dating) {
    List<Explanation.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < scene.graph().size(); i++) {
      Term term = scene.term(i);
      if (term != null) {
        mentions.add(mention(scene.token(i).form(), term, dating == null ? null : dating.at(i)));
      }
    }
    return mentions;
  }

  private static Explanation.Mention mention(String form, Term term, Dating.@Nullable Dated dated) {
    return switch (term) {
      case Term.Named named -> new Explanation.Mention(form, "name", meaning(named));
      case Term.MissionKind mission ->
          new Explanation.Mention(
              form,
              "mission",
              mission.kind() + (mission.city() == null ? "" : " in " + mission.city().text()));
      case Term.Title title ->
          new Explanation.Mention(
              form, "title", title.title() + ", " + title.kind().name().toLowerCase(Locale.ROOT));
      case Term.Phrase phrase -> new Explanation.Mention(form, "phrase", phrase.plain());
      case Term.Time time -> {
        PartialDate date = dated == null ? null : dated.date();
        yield new Explanation.Mention(form, "date", date == null ? null : date.edtf());
      }
    };
  }

  private static String meaning(Term.Named named) {
    List<String> meanings = new ArrayList<>();
    for (Name name : named.names()) {
      meanings.add(name.actor() + " (" + name.kind().name().toLowerCase(Locale.ROOT) + ")");
    }
    named.cities().stream()
        .map(city -> "a city of " + city.state())
        .distinct()
        .forEach(meanings::add);
    return String.join(", ", meanings.stream().distinct().toList());
  }

  private Explanation.Fired fired(Trace.Firing firing) {
    return new Explanation.Fired(
        firing.rule.name(),
        firing.rule.origin(),
        firing.rule.type().id(),
        firing.act,
        firing.match.roles(),
        firing.notes.stream().noneMatch(note -> note.field().equals(Trace.NOTHING)),
        firing.notes.stream()
            .map(note -> new Explanation.Step(note.field(), note.how().get()))
            .toList());
  }

  /** The rules of which one or two conditions do not hold, the nearest first. */
  private List<Explanation.Near> near(Scene scene) {
    Pattern.Facts seen = facts.apply(scene);
    Map<Rule, Shortfall> near = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Shortfall nearest = null;
      boolean fires = false;
      for (int node = 0; node < scene.graph().size() && !fires; node++) {
        Shortfall shortfall = Shortfall.of(rule.pattern(), seen, node);
        fires = shortfall == null;
        if (shortfall != null
            && resembles(shortfall)
            && (nearest == null || NEAREST.compare(shortfall, nearest) < 0)) {
          nearest = shortfall;
        }
      }
      if (!fires && nearest != null) {
        near.put(rule, nearest);
      }
    }
    return near.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(NEAREST))
        .map(entry -> near(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Explanation.Near near(Rule rule, Shortfall shortfall) {
    return new Explanation.Near(
        rule.name(),
        rule.origin(),
        rule.type().id(),
        shortfall.node(),
        shortfall.held(),
        shortfall.rooted(),
        shortfall.failures().stream()
            .map(failure ->
                new Explanation.Wanting(
                    failure.role(), failure.at(), failure.wanted(), failure.found()))
            .toList());
  }

  private static boolean resembles(Shortfall shortfall) {
    int failures = shortfall.failures().size();
    return failures <= MOST_FAILURES
        && shortfall.held() >= LEAST_HELD
        && shortfall.held() > failures
        && (shortfall.rooted() || failures == 1);
  }
}
