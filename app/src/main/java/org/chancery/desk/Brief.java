package org.chancery.desk;

import java.util.List;
import org.chancery.actor.ActorId;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A page for somebody who goes into a meeting: what holds between two states, or with whom a state
 * stands how, each line with its source.
 *
 * @param with null where the brief is about all affairs of the state
 * @param sentence the answer that everything else explains
 * @param sources the evidence cited, in the order of first mention; a line cites by the place in it
 */
public record Brief(
    ActorId of,
    @Nullable ActorId with,
    AsOf asOf,
    String title,
    String sentence,
    List<Section> sections,
    List<Source> sources) {

  /** Some lines under a heading; never empty. */
  public record Section(String title, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One thing to know.
   *
   * @param sources numbers of {@link Brief#sources()}, from 1
   * @param reckoned the question to this desk by which it was reckoned, where no single source says
   *     it
   */
  public record Line(String text, List<Integer> sources, @Nullable String reckoned) {
    public Line {
      sources = List.copyOf(sources);
      if (sources.isEmpty() && reckoned == null) {
        throw new IllegalArgumentException("a line with a source was expected, found " + text);
      }
    }
  }

  /** A footnote. */
  public record Source(int number, Evidence evidence, Citation citation) {}

  public Brief {
    sections = List.copyOf(sections);
    sources = List.copyOf(sources);
  }
}
