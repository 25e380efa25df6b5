package org.chancery.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.reading.WordKinds.Verdict;
import org.chancery.reading.mention.Term;
import org.chancery.reading.rule.Kinds;
import org.chancery.reading.rule.Pattern.Test;
import org.chancery.reading.rule.Requirement;
import org.chancery.reading.syntax.Parser;
import org.chancery.reading.syntax.Repairs;
import org.chancery.reading.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Tells before a sentence is parsed which rules may match it. What it asks for is derived from the
 * rules: a sentence without a word that may be a form of "sever" is not looked at by a rule about
 * severing. It may let through what no rule matches, and never keeps back what one does.
 *
 * <p>It asks twice. Before a sentence is tagged a word may have any part of speech; then it has
 * one, and "close" of "close friends" is no verb any more. What a word fulfils is worked out once
 * for each form, as a set of bits with one for each condition.
 */
final class Prefilter {

  /** What has been worked out of more forms than this is forgotten, so that memory stays flat. */
  private static final int MOST_FORMS = 50_000;

  /** Something that one word of the sentence has to fulfil. */
  private sealed interface Condition {

    record Tests(List<Test> tests) implements Condition {}

    record Preposition(Set<String> forms) implements Condition {}

    /** The second half of a phrasal verb. */
    record Particle(String lemma) implements Condition {}

    /** A word by which a number or an ordinal is said. */
    record Numeral() implements Condition {}
  }

  /**
   * A word, as far as what it fulfils depends on it.
   *
   * @param shape what sort of term it is
   */
  private record Key(String shape, String form, String parsedAs) {}

  /** What a word fulfils under one tag or another. */
  private static final class Bits {

    private final long[] any;
    private final long[][] byTag;

    Bits(int tags, int width) {
      any = new long[width];
      byTag = new long[tags][width];
    }

    void add(int tag, long[] more) {
      Prefilter.add(more, byTag[tag]);
      Prefilter.add(more, any);
    }

    /** What it fulfils under its tag in a tagged sentence, else under any. */
    long[] of(Parser.@Nullable Tagged tagged, int word) {
      return tagged == null ? any : byTag[tagged.tag(word)];
    }

    /** Most tags come to the same: one array for all that are equal saves memory. */
    void share() {
      for (int i = 1; i < byTag.length; i++) {
        for (int j = 0; j < i; j++) {
          if (Arrays.equals(byTag[j], byTag[i])) {
            byTag[i] = byTag[j];
          }
        }
      }
    }
  }

  /**
   * What a word fulfils.
   *
   * @param phrasals what it fulfils besides with a particle elsewhere in the sentence
   */
  private record Facets(Bits alone, List<Phrasal> phrasals) {}

  private record Phrasal(int particle, Bits besides) {}

  /**
   * All that decides what a word fulfils under a tag.
   *
   * @param form empty where no rule names it
   * @param lemma empty where no rule, class or kind of mention asks for it, as with most
   */
  private record Aspect(
      String shape,
      String form,
      boolean number,
      String lemma,
      String tag,
      @Nullable String particle) {}

  private final Lexicon lexicon;
  private final Parser parser;
  private final Repairs repairs;
  private final Map<Condition, Integer> places = new HashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<String, List<String>> particles = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> lemmas = new HashSet<>();
  private final long[][] needs;
  private final int width;
  private final Map<Aspect, long[]> aspects = new ConcurrentHashMap<>();
  private final Map<Key, Facets> known = new ConcurrentHashMap<>();

  Prefilter(List<Requirement> requirements, Lexicon lexicon, Parser parser) {
    this.lexicon = lexicon;
    this.parser = parser;
    this.repairs = new Repairs(lexicon::isKnown);
    for (String verb : lexicon.phrases()) {
      int space = verb.indexOf(' ');
      String particle = verb.substring(space + 1);
      particles.computeIfAbsent(verb.substring(0, space), key -> new ArrayList<>()).add(particle);
      place(new Condition.Particle(particle));
      lemmas.add(particle);
    }
    List<Set<Integer>> asked = requirements.stream().map(this::asked).toList();
    this.width = (conditions.size() + Long.SIZE - 1) / Long.SIZE;
    this.needs = new long[asked.size()][width];
    for (int i = 0; i < needs.length; i++) {
      for (int condition : asked.get(i)) {
        set(needs[i], condition);
      }
    }
  }

  private Set<Integer> asked(Requirement requirement) {
    Set<Integer> asked = new TreeSet<>();
    for (List<Test> word : requirement.words()) {
      asked.add(place(new Condition.Tests(word)));
      for (Test test : word) {
        if (test.key().equals("lemma")) {
          lemmas.addAll(test.values());
        }
        if (test.key().equals("word")) {
          test.values().forEach(value -> written.add(value.toLowerCase(Locale.ROOT)));
        }
        if (test.key().equals("is")
            && !test.negated()
            && Set.of(Kinds.NUMBER, Kinds.ORDINAL).containsAll(test.values())) {
          asked.add(place(new Condition.Numeral()));
        }
      }
    }
    for (Set<String> forms : requirement.prepositions()) {
      asked.add(place(new Condition.Preposition(forms)));
      written.addAll(forms);
    }
    return asked;
  }

  private int place(Condition condition) {
    Integer place = places.putIfAbsent(condition, conditions.size());
    if (place == null) {
      conditions.add(condition);
      return conditions.size() - 1;
    }
    return place;
  }

  /** Which of the requirements a sentence may fulfil, whatever the tags of its words. */
  BitSet beforeTagging(Wording wording) {
    return fulfilled(wording, null);
  }

  /** Which of the requirements a sentence may fulfil with these tags. */
  BitSet afterTagging(Wording wording, Parser.Tagged tagged) {
    return fulfilled(wording, tagged);
  }

  private BitSet fulfilled(Wording wording, Parser.@Nullable Tagged tagged) {
    long[] found = new long[width];
    List<Phrasal> phrasals = new ArrayList<>(0);
    List<long[]> besides = new ArrayList<>(0);
    for (int i = 0; i < wording.words().size(); i++) {
      Facets facets = facets(wording.words().get(i), wording.terms().get(i));
      add(facets.alone().of(tagged, i), found);
      for (Phrasal phrasal : facets.phrasals()) {
        phrasals.add(phrasal);
        besides.add(phrasal.besides().of(tagged, i));
      }
    }
    for (int i = 0; i < phrasals.size(); i++) {
      if (has(found, phrasals.get(i).particle())) {
        add(besides.get(i), found);
      }
    }
    BitSet fulfilled = new BitSet();
    for (int i = 0; i < needs.length; i++) {
      if (covers(found, needs[i])) {
        fulfilled.set(i);
      }
    }
    return fulfilled;
  }

  private static boolean covers(long[] found, long[] need) {
    for (int i = 0; i < need.length; i++) {
      if ((need[i] & ~found[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static void set(long[] bits, int place) {
    bits[place / Long.SIZE] |= 1L << place;
  }

  private static boolean has(long[] bits, int place) {
    return (bits[place / Long.SIZE] & 1L << place) != 0;
  }

  private static void add(long[] more, long[] bits) {
    for (int i = 0; i < more.length; i++) {
      bits[i] |= more[i];
    }
  }

  // ---- what a word fulfils ----

  private Facets facets(Word word, @Nullable Term term) {
    // The form matters where a rule names it; names and dates have too many to keep them all.
    boolean named = term == null || written.contains(word.form().toLowerCase(Locale.ROOT));
    Key key = new Key(shape(term), named ? word.form() : "", word.parsedAs());
    Facets facets = known.get(key);
    if (facets == null) {
      if (known.size() >= MOST_FORMS) {
        known.clear();
      }
      facets = workOut(word, term);
      known.put(key, facets);
    }
    return facets;
  }

  /** Terms of one shape are mentions of the same kinds. */
  private String shape(@Nullable Term term) {
    return switch (term) {
      case null -> "";
      case Term.Named named ->
          named.names().isEmpty() ? "city" : named.cities().isEmpty() ? "actor" : "actor-and-city";
      case Term.Title title ->
          WordKinds.of(Kinds.ENVOY, title, "", "", lexicon) == Verdict.YES ? "envoy" : "title";
      case Term.MissionKind mission -> "mission";
      case Term.Phrase phrase -> "phrase";
      case Term.Time time -> "time";
    };
  }

  private Facets workOut(Word word, @Nullable Term term) {
    List<String> tags = parser.tags();
    List<String> lemmas = parser.lemmas(word);
    String verb = repairs.verb(word.form());
    Aspects of = new Aspects(word, term);
    Bits alone = new Bits(tags.size(), width);
    Map<String, Bits> withParticle = new TreeMap<>();
    for (int tag = 0; tag < tags.size(); tag++) {
      for (Variant variant : variants(lemmas.get(tag), verb, tags.get(tag))) {
        alone.add(tag, of.fulfilled(variant, null));
        for (String particle : particles.getOrDefault(variant.lemma(), List.of())) {
          withParticle
              .computeIfAbsent(particle, key -> new Bits(tags.size(), width))
              .add(tag, of.fulfilled(variant, particle));
        }
      }
    }
    alone.share();
    List<Phrasal> phrasals = new ArrayList<>();
    withParticle.forEach((particle, besides) -> {
      besides.share();
      int place = places.getOrDefault(new Condition.Particle(particle), 0);
      phrasals.add(new Phrasal(place, besides));
    });
    return new Facets(alone, List.copyOf(phrasals));
  }

  /** What a word may turn out to be once {@link Repairs} has been over the sentence. */
  private record Variant(String lemma, String tag) {}

  private static List<Variant> variants(String lemma, @Nullable String verb, String tag) {
    List<Variant> variants = new ArrayList<>(2);
    variants.add(new Variant(lemma, tag));
    if (verb != null) {
      variants.add(new Variant(verb, tag));
      variants.add(new Variant(verb, "VBN"));
    }
    switch (tag) {
      case "VBD" -> variants.add(new Variant(lemma, "VBN"));
      case "VB" -> variants.add(new Variant(lemma, "NN"));
      case "TO" -> variants.add(new Variant(lemma, "IN"));
      default -> {}
    }
    return variants;
  }

  /** What one word fulfils as one lemma or another: most of it is known from other words. */
  private final class Aspects {

    private final Word word;
    private final @Nullable Term term;
    private final String shape;
    private final String form;
    private final boolean number;

    Aspects(Word word, @Nullable Term term) {
      this.word = word;
      this.term = term;
      this.shape = shape(term);
      this.form = written.contains(word.form().toLowerCase(Locale.ROOT)) ? word.form() : "";
      this.number = term == null && Numbers.mayBe(word.form());
    }

    long[] fulfilled(Variant variant, @Nullable String particle) {
      String lemma = variant.lemma();
      boolean asked = lexicon.isKnown(lemma) || lemmas.contains(lemma) || WordKinds.knows(lemma);
      Aspect aspect = new Aspect(shape, form, number, asked ? lemma : "", variant.tag(), particle);
      return aspects.computeIfAbsent(aspect, key -> workOut(variant, particle));
    }

    private long[] workOut(Variant variant, @Nullable String particle) {
      long[] bits = new long[width];
      for (int i = 0; i < conditions.size(); i++) {
        boolean holds =
            switch (conditions.get(i)) {
              case Condition.Tests(List<Test> tests) ->
                  tests.stream().allMatch(test -> mayHold(test, word, term, variant, particle));
              case Condition.Preposition(Set<String> forms) ->
                  forms.contains(word.form().toLowerCase(Locale.ROOT));
              case Condition.Particle(String half) -> half.equals(variant.lemma());
              case Condition.Numeral() -> number;
            };
        if (holds) {
          set(bits, i);
        }
      }
      return bits;
    }
  }

  private boolean mayHold(
      Test test, Word word, @Nullable Term term, Variant variant, @Nullable String particle) {
    Set<String> values = test.values();
    return switch (test.key()) {
      case "lemma" -> values.contains(variant.lemma()) != test.negated();
      case "word" -> values.contains(word.form()) != test.negated();
      case "tag" -> values.stream().anyMatch(variant.tag()::startsWith) != test.negated();
      // Only the parse knows.
      case "label" -> true;
      case "class" ->
          values.stream()
                  .anyMatch(name ->
                      lexicon.inClass(variant.lemma(), name)
                          || (particle != null
                              && !test.negated()
                              && lexicon.inClass(variant.lemma() + " " + particle, name)))
              != test.negated();
      case "is" -> {
        List<Verdict> verdicts =
            values.stream()
                .map(kind -> WordKinds.of(kind, term, variant.lemma(), variant.tag(), lexicon))
                .toList();
        yield test.negated()
            ? !verdicts.contains(Verdict.YES)
            : verdicts.stream().anyMatch(verdict -> verdict != Verdict.NO);
      }
      default -> throw new IllegalStateException("unknown key " + test.key());
    };
  }
}
