package org.chancery.reading.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A sentence as a graph of words with logical relations, in the manner of enhanced Universal
 * Dependencies: whoever acts is {@code subj} in active and passive, whoever is acted on {@code
 * obj}; prepositions are edges ({@code in}, {@code with}, {@code by}); coordination shares what it
 * leaves out; relative clauses and participles see the noun they modify.
 *
 * <p>Labels: {@code subj obj iobj attr appos mod poss comp adv neg aux num conj clause} and every
 * preposition in lower case. {@code mod} are adjectives, noun compounds and participles before the
 * noun; {@code comp} is a clause that completes a verb ("agreed to resume"), {@code clause} one
 * that modifies it ("when …"), {@code relative} one that modifies a noun.
 */
public final class Graph {

  /** A labelled relation between two words. */
  public record Edge(int head, String label, int dependent) {}

  /** The labels that are no prepositions. */
  private static final Set<String> LABELS =
      Set.of(
          "subj",
          "obj",
          "obj2",
          "iobj",
          "attr",
          "appos",
          "poss",
          "mod",
          "num",
          "neg",
          "expl",
          "det",
          "aux",
          "adv",
          "comp",
          "clause",
          "relative",
          "conj");

  private static final Set<String> RELATIVE_PRONOUNS = Set.of("which", "who", "that", "whom");

  /** Adverbs that leave a preposition to the verb. */
  private static final Set<String> WAYS =
      Set.of("back", "over", "home", "away", "out", "down", "up", "off", "ahead", "on");

  private final List<Token> tokens;
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<List<Edge>> out = new ArrayList<>();
  private final List<List<Edge>> in = new ArrayList<>();

  private Graph(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      children.add(new ArrayList<>());
      out.add(new ArrayList<>());
      in.add(new ArrayList<>());
    }
    for (int i = 0; i < tokens.size(); i++) {
      int head = tokens.get(i).head();
      if (head >= 0 && head < tokens.size() && head != i) {
        children.get(head).add(i);
      }
    }
  }

  /**
   * The graph of a parsed sentence.
   *
   * @param titled whether it is a heading: "Relations Severed" leaves the auxiliary out
   */
  public static Graph of(List<Token> tokens, boolean titled) {
    Graph graph = new Graph(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      graph.direct(i);
    }
    graph.relatives();
    if (titled) {
      graph.headlines();
    }
    // Inner clauses borrow from outer ones, so that what is borrowed may be borrowed again.
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < tokens.size(); i++) {
        graph.shared(i);
        graph.absolute(i);
      }
    }
    return graph;
  }

  /** Whether an edge of a label stands for a preposition, which is a word of the sentence. */
  public static boolean isPreposition(String label) {
    return !LABELS.contains(label);
  }

  public int size() {
    return tokens.size();
  }

  public Token token(int index) {
    return tokens.get(index);
  }

  public List<Token> tokens() {
    return tokens;
  }

  /** The words directly below a word in the tree of the parser. */
  public List<Integer> treeChildren(int index) {
    return children.get(index);
  }

  public List<Edge> out(int index) {
    return out.get(index);
  }

  public List<Edge> in(int index) {
    return in.get(index);
  }

  /** The dependents of a word under a label, in the order of the sentence. */
  public List<Integer> dependents(int index, String label) {
    return out.get(index).stream()
        .filter(edge -> edge.label().equals(label))
        .map(Edge::dependent)
        .sorted()
        .toList();
  }

  public boolean has(int index, String label) {
    return out.get(index).stream().anyMatch(edge -> edge.label().equals(label));
  }

  /** The first and last word of what hangs below a word in the tree, itself included. */
  public int[] extent(int index) {
    int[] extent = {index, index};
    for (int child : children.get(index)) {
      int[] below = extent(child);
      extent[0] = Math.min(extent[0], below[0]);
      extent[1] = Math.max(extent[1], below[1]);
    }
    return extent;
  }

  /** Whether a word hangs below another in the tree, or is the same. */
  public boolean isBelow(int index, int ancestor) {
    int at = index;
    for (int steps = 0; at >= 0 && steps <= tokens.size(); steps++) {
      if (at == ancestor) {
        return true;
      }
      at = tokens.get(at).head();
    }
    return false;
  }

  public boolean isPassive(int verb) {
    Token token = tokens.get(verb);
    if (!token.isVerb()) {
      return false;
    }
    for (int child : children.get(verb)) {
      String label = tokens.get(child).label();
      if (label.equals("auxpass") || label.equals("nsubjpass") || label.equals("csubjpass")) {
        return true;
      }
    }
    if (!token.tag().equals("VBN")) {
      return false;
    }
    String label = token.label();
    if (label.equals("conj")
        && token.head() >= 0
        && !hasOwn(verb, "aux")
        && tokens.get(token.head()).isVerb()) {
      return isPassive(token.head()) && !hasOwn(verb, "dobj");
    }
    // A participle without auxiliary: "relations severed in 1917", "Legation established, 1942".
    return !hasOwn(verb, "dobj") && !hasHave(verb) && !hasOwn(verb, "nsubj");
  }

  private boolean hasHave(int verb) {
    return children.get(verb).stream().anyMatch(child -> tokens.get(child).lemma().equals("have"));
  }

  private boolean hasOwn(int index, String label) {
    return children.get(index).stream().anyMatch(child -> tokens.get(child).label().equals(label));
  }

  private void add(int head, String label, int dependent) {
    if (head == dependent) {
      return;
    }
    Edge edge = new Edge(head, label, dependent);
    if (!out.get(head).contains(edge)) {
      out.get(head).add(edge);
      in.get(dependent).add(edge);
    }
  }

  /** The word and those coordinated with it: "Cusco, Arequipa and Lima". */
  public List<Integer> coordinated(int index) {
    List<Integer> all = new ArrayList<>();
    collect(index, all);
    return all;
  }

  private void collect(int index, List<Integer> all) {
    if (all.contains(index)) {
      return;
    }
    all.add(index);
    for (int child : children.get(index)) {
      if (tokens.get(child).label().equals("conj")
          && tokens.get(child).isVerb() == tokens.get(index).isVerb()) {
        collect(child, all);
      }
    }
  }

  private void direct(int index) {
    Token token = tokens.get(index);
    int head = token.head();
    if (head < 0 || head >= tokens.size()) {
      return;
    }
    switch (token.label()) {
      case "nsubj", "csubj" -> addAll(head, "subj", index);
      case "nsubjpass" -> addAll(head, "obj", index);
      case "dobj" ->
          addAll(head, isPassive(head) && hasOwn(head, "nsubjpass") ? "obj2" : "obj", index);
      case "dative" -> {
        // "Gave Chad a loan" has an object in the dative; "gave a loan to Chad" has a preposition.
        if (children.get(index).stream().anyMatch(c -> tokens.get(c).label().equals("pobj"))) {
          preposition(head, index);
        } else {
          addAll(head, "iobj", index);
        }
      }
      case "attr", "oprd", "acomp" -> addAll(head, "attr", index);
      case "appos" -> addAll(head, "appos", index);
      case "poss" -> addAll(head, "poss", index);
      case "nmod", "amod", "compound", "nn", "quantmod" -> addAll(head, "mod", index);
      case "num", "nummod" -> add(head, "num", index);
      case "neg" -> add(head, "neg", index);
      case "expl" -> add(head, "expl", index);
      case "det" -> add(head, "det", index);
      case "aux", "auxpass" -> add(head, "aux", index);
      case "advmod", "npadvmod" -> add(head, "adv", index);
      case "xcomp", "ccomp", "pcomp" -> add(head, "comp", index);
      case "advcl" -> add(head, "clause", index);
      case "relcl", "acl" -> add(head, "relative", index);
      case "conj" -> add(head, "conj", index);
      case "prep", "agent" -> {
        preposition(head, index);
        int above = tokens.get(head).head();
        if (WAYS.contains(tokens.get(head).lemma())
            && tokens.get(head).label().equals("advmod")
            && above >= 0
            && above < tokens.size()) {
          // "Moved back to Tel Aviv"
          preposition(above, index);
        }
      }
      default -> {}
    }
  }

  private void addAll(int head, String label, int index) {
    for (int each : coordinated(index)) {
      add(head, label, each);
    }
  }

  private void preposition(int head, int preposition) {
    String form = tokens.get(preposition).form().toLowerCase(Locale.ROOT);
    // A phrase that the parser saw as one word: "in addition to" is "besides".
    String label = form.indexOf(' ') < 0 ? form : tokens.get(preposition).lemma();
    for (int child : children.get(preposition)) {
      Token token = tokens.get(child);
      switch (token.label()) {
        case "pobj" -> {
          for (int each : coordinated(child)) {
            add(head, label, each);
            if (label.equals("by") && isPassive(head)) {
              add(head, "subj", each);
            }
          }
        }
        case "pcomp" -> {
          add(head, label, child);
          add(head, "comp", child);
        }
        case "prep" -> preposition(head, child);
        case "conj" -> {
          if (token.tag().equals("IN") || token.tag().equals("TO")) {
            preposition(head, child);
          }
        }
        default -> {}
      }
    }
  }

  /** A relative clause or participle sees the noun it modifies in place of its pronoun. */
  private void relatives() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int noun = token.head();
      if (noun < 0
          || noun >= tokens.size()
          || !(token.label().equals("relcl") || token.label().equals("acl"))) {
        continue;
      }
      boolean replaced = false;
      for (Edge edge : List.copyOf(out.get(i))) {
        String lemma = tokens.get(edge.dependent()).form().toLowerCase(Locale.ROOT);
        if (RELATIVE_PRONOUNS.contains(lemma)
            && tokens.get(edge.dependent()).tag().startsWith("W")) {
          out.get(i).remove(edge);
          in.get(edge.dependent()).remove(edge);
          add(i, edge.label(), noun);
          replaced = true;
        }
      }
      if (replaced || !token.isVerb()) {
        continue;
      }
      if (isPassive(i)) {
        if (!has(i, "obj")) {
          add(i, "obj", noun);
        }
      } else if (!has(i, "subj")) {
        add(i, "subj", noun);
      } else if (!has(i, "obj")) {
        add(i, "obj", noun);
      }
    }
  }

  /** In a heading the subject of a verb without object may as well be what is acted on. */
  private void headlines() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isVerb() && !has(i, "obj") && !hasOwn(i, "aux")) {
        for (int subject : dependents(i, "subj")) {
          add(i, "obj", subject);
        }
      }
    }
  }

  /**
   * "With Israel sending its envoy": who stands beside the participle acts; "answered by ordering":
   * the subject of the verb above does.
   */
  private void absolute(int index) {
    Token token = tokens.get(index);
    int preposition = token.head();
    if (!token.label().equals("pcomp")
        || !token.isVerb()
        || preposition < 0
        || has(index, "subj")) {
      return;
    }
    for (int child : children.get(preposition)) {
      if (child < index && tokens.get(child).label().equals("pobj")) {
        for (int each : coordinated(child)) {
          add(index, "subj", each);
        }
        return;
      }
    }
    int verb = tokens.get(preposition).head();
    if (verb >= 0 && tokens.get(verb).isVerb() && !isPassive(verb)) {
      for (int subject : dependents(verb, "subj")) {
        add(index, "subj", subject);
      }
    }
  }

  /** Coordinated and subordinate verbs without a subject borrow that of the verb above them. */
  private void shared(int index) {
    Token token = tokens.get(index);
    int head = token.head();
    if (head < 0 || head >= tokens.size() || !token.isVerb() || !tokens.get(head).isVerb()) {
      return;
    }
    boolean conjoined = token.label().equals("conj");
    boolean controlled =
        token.label().equals("xcomp")
            || token.label().equals("advcl")
            || token.label().equals("ccomp");
    if (!conjoined && !controlled) {
      return;
    }
    boolean finite = hasOwn(index, "nsubj") || hasOwn(index, "nsubjpass");
    if (!finite) {
      // What the verb above is about: its grammatical subject, whichever way it is logically.
      // "Ordered him to leave": of an infinitive behind an object, the object acts.
      boolean objects =
          token.label().equals("xcomp")
              && !isPassive(head)
              && !tokens.get(head).lemma().equals("promise")
              && dependents(head, "obj").stream().anyMatch(object -> object < index);
      String above = isPassive(head) || objects ? "obj" : "subj";
      String here = isPassive(index) ? "obj" : "subj";
      if (!has(index, here)) {
        for (int subject : dependents(head, above)) {
          add(index, here, subject);
        }
      }
      if (conjoined && isPassive(head) && maybeParticiple(index) && !has(index, "obj")) {
        for (int subject : dependents(head, "obj")) {
          add(index, "obj", subject);
        }
      }
    }
    if (conjoined
        && !isPassive(index)
        && !isPassive(head)
        && !has(index, "obj")
        && isTransitivelyShared(head, index)) {
      for (int object : dependents(head, "obj")) {
        add(index, "obj", object);
      }
    }
    if (conjoined
        && !isPassive(head)
        && !isPassive(index)
        && !has(head, "obj")
        && follows(head, index)) {
      for (int object : dependents(index, "obj")) {
        add(head, "obj", object);
      }
    }
  }

  /**
   * "Relations were severed in 1940 and resumed in 1950": behind a passive, a past tense that looks
   * like a participle may be one.
   */
  private boolean maybeParticiple(int verb) {
    Token token = tokens.get(verb);
    return token.tag().equals("VBD")
        && token.form().endsWith("ed")
        && !hasOwn(verb, "dobj")
        && !hasOwn(verb, "aux");
  }

  /**
   * "X recognised and later opened relations with Y": the object stands behind the last verb only.
   */
  private boolean follows(int head, int index) {
    return head < index
        && index - head <= 3
        && tokens.subList(head + 1, index).stream()
            .allMatch(t -> t.tag().equals("CC") || t.tag().equals("RB"));
  }

  private boolean isTransitivelyShared(int head, int index) {
    return index - head <= 3
        && has(head, "obj")
        && dependents(head, "obj").stream().allMatch(object -> object > index);
  }

  /** The tree and the logical edges, for people who write rules. */
  public String print() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      text.append(
          "%3d %-18s %-16s %-5s %3d %-10s"
              .formatted(i, token.form(), token.lemma(), token.tag(), token.head(), token.label()));
      for (Edge edge : out.get(i)) {
        text.append(' ')
            .append(edge.label())
            .append(">")
            .append(tokens.get(edge.dependent()).form());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
