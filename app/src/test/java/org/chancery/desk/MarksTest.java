package org.chancery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorId;
import org.chancery.event.EventType;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.text.Span;
import org.junit.jupiter.api.Test;

class MarksTest {

  private static final String TEXT = "Cuba severed relations and closed its embassy.";

  @Test
  void the_segments_joined_are_the_text() {
    List<Marks.Segment> segments =
        Marks.segments(0, TEXT, List.of(event(new Span(0, 22)), event(new Span(0, 45))));
    assertThat(segments.stream().map(Marks.Segment::text).collect(Collectors.joining()))
        .isEqualTo(TEXT);
  }

  @Test
  void mentions_that_overlap_each_keep_their_ends() {
    assertThat(printed(event(new Span(0, 22)), event(new Span(5, 45))))
        .isEqualTo("[0Cuba ][1severed relations]0[ and closed its embassy]1[.]");
  }

  @Test
  void a_block_without_mentions_is_one_segment_and_an_empty_one_none() {
    assertThat(Marks.segments(1, TEXT, List.of(event(new Span(0, 22))))).hasSize(1);
    assertThat(Marks.segments(0, "", List.of())).isEmpty();
  }

  private static String printed(Statement... statements) {
    return Marks.segments(0, TEXT, List.of(statements)).stream()
        .map(segment ->
            "[" + numbers(segment.beginning()) + segment.text() + "]" + numbers(segment.ending()))
        .collect(Collectors.joining());
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static Statement event(Span... spans) {
    return new Statement.Event(
        new EventType("relations-severed", false, false, Set.of()),
        new ActorId("CUB"),
        new ActorId("KOR"),
        null,
        null,
        null,
        null,
        Modality.ASSERTED,
        List.of(),
        Stream.of(spans).map(span -> new Mention(0, span, span.of(TEXT))).toList(),
        "test",
        1);
  }
}
