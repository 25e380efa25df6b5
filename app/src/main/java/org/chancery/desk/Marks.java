package org.chancery.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.text.Span;

/** Cuts the text of a block where statements begin and end in it. */
public final class Marks {

  private Marks() {}

  /**
   * A stretch of text that no statement begins or ends inside of.
   *
   * @param statements the statements, counted from 0, that it belongs to
   * @param beginning those of which a mention begins with it
   * @param ending those of which a mention ends with it
   */
  public record Segment(
      String text, List<Integer> statements, List<Integer> beginning, List<Integer> ending) {
    public Segment {
      statements = List.copyOf(statements);
      beginning = List.copyOf(beginning);
      ending = List.copyOf(ending);
    }
  }

  /** The text of one block in segments; joined, they are the text. */
  public static List<Segment> segments(int block, String text, List<Statement> statements) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Statement statement : statements) {
      for (Mention mention : statement.mentions()) {
        if (mention.block() == block) {
          cuts.add(mention.span().start());
          cuts.add(mention.span().end());
        }
      }
    }
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    for (int end : cuts.tailSet(1)) {
      segments.add(segment(block, text, new Span(start, end), statements));
      start = end;
    }
    return segments;
  }

  private static Segment segment(int block, String text, Span span, List<Statement> statements) {
    TreeSet<Integer> holding = new TreeSet<>();
    TreeSet<Integer> beginning = new TreeSet<>();
    TreeSet<Integer> ending = new TreeSet<>();
    for (int number = 0; number < statements.size(); number++) {
      for (Mention mention : statements.get(number).mentions()) {
        if (mention.block() != block || !mention.span().contains(span)) {
          continue;
        }
        holding.add(number);
        if (mention.span().start() == span.start()) {
          beginning.add(number);
        }
        if (mention.span().end() == span.end()) {
          ending.add(number);
        }
      }
    }
    return new Segment(
        span.of(text), List.copyOf(holding), List.copyOf(beginning), List.copyOf(ending));
  }
}
