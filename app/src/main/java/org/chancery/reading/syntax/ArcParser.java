package org.chancery.reading.syntax;

import java.util.List;
import org.chancery.reading.syntax.EnglishModel.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Hangs each word on its head, by the transitions of NLP4J's parser: a stack, the words between,
 * and the input, from the left to the right and without search.
 */
final class ArcParser {

  private enum Arc {
    NONE,
    LEFT,
    RIGHT
  }

  private enum Move {
    SHIFT,
    REDUCE,
    PASS
  }

  /** A word that got no head looks for one among this many words at each side. */
  private static final int WINDOW = 5;

  private static final Lexeme.Lemma ROOT = Lexeme.Lemma.of("root");

  private final EnglishModel model;
  private final FeatureSet features;
  private final List<FeatureSet.Place> places;
  private final Arc[] arcs;
  private final Move[] moves;
  private final Lexeme.Lemma[] relations;

  ArcParser(EnglishModel model) {
    this.model = model;
    this.features = new FeatureSet(model.parser());
    this.places = features.places();
    List<String> labels = model.parser().labels();
    this.arcs = new Arc[labels.size()];
    this.moves = new Move[labels.size()];
    this.relations = new Lexeme.Lemma[labels.size()];
    for (int i = 0; i < arcs.length; i++) {
      // L_R_nsubj: an arc to the left, then reduce.
      String label = labels.get(i);
      arcs[i] =
          switch (label.charAt(0)) {
            case 'L' -> Arc.LEFT;
            case 'R' -> Arc.RIGHT;
            default -> Arc.NONE;
          };
      moves[i] =
          switch (label.charAt(2)) {
            case 'S' -> Move.SHIFT;
            case 'R' -> Move.REDUCE;
            default -> Move.PASS;
          };
      relations[i] = Lexeme.Lemma.of(label.substring(label.lastIndexOf('_') + 1));
    }
  }

  void parse(Clause clause) {
    State state = new State(clause);
    state.shift();
    while (state.input < clause.size) {
      state.score();
      state.take(state.best(state.allowed()));
    }
    for (int node = 1; node < clause.size; node++) {
      if (!clause.hasHead(node)) {
        state.adopt(node);
      }
    }
  }

  /** The state of the parser in one sentence. */
  private final class State {

    private final Clause clause;
    private final FeatureSet.Extractor extractor = features.new Extractor();
    private final float[] scores = model.parser().room();
    private final int[] stack;
    private int stacked;
    private final int[] passed;
    private int passes;
    private int input;

    State(Clause clause) {
      this.clause = clause;
      this.stack = new int[clause.size + 1];
      this.passed = new int[clause.size + 1];
    }

    private void shift() {
      while (passes > 0) {
        stack[stacked++] = passed[--passes];
      }
      stack[stacked++] = input++;
    }

    private void move(Move move) {
      switch (move) {
        case SHIFT -> shift();
        case REDUCE -> stacked--;
        case PASS -> passed[passes++] = stack[--stacked];
      }
    }

    private void take(int transition) {
      int top = stack[stacked - 1];
      switch (arcs[transition]) {
        case LEFT -> {
          clause.attach(top, input, relations[transition]);
          // What the transition system knows of arcs to the left never shifts.
          move(moves[transition] == Move.REDUCE ? Move.REDUCE : Move.PASS);
        }
        case RIGHT -> {
          clause.attach(input, top, relations[transition]);
          move(moves[transition] == Move.SHIFT ? Move.SHIFT : Move.PASS);
        }
        case NONE -> move(moves[transition]);
      }
    }

    private void score() {
      for (int i = 0; i < extractor.nodes.length; i++) {
        FeatureSet.Place place = places.get(i);
        int node =
            switch (place.source()) {
              case I -> inside(stack[stacked - 1] + place.window());
              case J -> inside(input + place.window());
              case K -> {
                int at = stacked - 1 + place.window();
                yield at >= 0 ? stack[at] : Clause.NONE;
              }
            };
        extractor.nodes[i] =
            node == Clause.NONE ? Clause.NONE : clause.related(node, place.relation());
      }
      model.parser().score(extractor.keys, extractor.extract(clause), extractor.spare, scores);
    }

    private int inside(int node) {
      return node >= 0 && node < clause.size ? node : Clause.NONE;
    }

    /** The transitions that the state allows; null where it allows all. */
    private int @Nullable [] allowed() {
      int top = stack[stacked - 1];
      if (top == 0) {
        return model.candidates(Situation.ROOT_ON_STACK);
      }
      if (clause.isDescendant(top, input)) {
        return model.candidates(Situation.ARC_WOULD_CLOSE_A_CIRCLE);
      }
      if (clause.isDescendant(input, top)) {
        return model.candidates(
            clause.hasHead(top)
                ? Situation.ARC_WOULD_CLOSE_A_CIRCLE
                : Situation.ARC_WOULD_CLOSE_A_CIRCLE_AND_STACK_HAS_NO_HEAD);
      }
      return clause.hasHead(top) ? null : model.candidates(Situation.STACK_HAS_NO_HEAD);
    }

    private int best(int @Nullable [] allowed) {
      if (allowed == null) {
        int best = 0;
        for (int i = 1; i < arcs.length; i++) {
          if (scores[best] < scores[i]) {
            best = i;
          }
        }
        return best;
      }
      int best = allowed[0];
      for (int i = 1; i < allowed.length; i++) {
        if (scores[best] < scores[allowed[i]]) {
          best = allowed[i];
        }
      }
      return best;
    }

    /** Finds the best head nearby for a word that got none. */
    private void adopt(int node) {
      int head = Clause.NONE;
      int transition = 0;
      double highest = -Double.MAX_VALUE;
      for (int step : new int[] {-1, 1}) {
        int[] allowed = model.candidates(step > 0 ? Situation.LEFT_ARC : Situation.RIGHT_ARC);
        for (int distance = 1; distance <= WINDOW; distance++) {
          int candidate = inside(node + step * distance);
          if (candidate == Clause.NONE) {
            break;
          }
          if (clause.isDescendant(candidate, node)) {
            continue;
          }
          reset(Math.min(node, candidate), Math.max(node, candidate));
          score();
          int best = best(allowed);
          if (highest < scores[best]) {
            highest = scores[best];
            head = candidate;
            transition = best;
          }
        }
      }
      if (head == Clause.NONE) {
        clause.attach(node, 0, ROOT);
      } else {
        clause.attach(node, head, relations[transition]);
      }
    }

    private void reset(int top, int next) {
      passes = 0;
      stacked = 1;
      stack[0] = top;
      input = next;
    }
  }
}
