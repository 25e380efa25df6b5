package org.chancery.text;

/**
 * A half-open range of UTF-16 units in one block of a publication.
 *
 * @param start the first unit
 * @param end the unit after the last
 */
public record Span(int start, int end) implements Comparable<Span> {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [" + start + "," + end + ") is not a range");
    }
  }

  public int length() {
    return end - start;
  }

  /** Whether the other span lies inside this one; a span contains itself. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** The smallest span that holds both. */
  public Span cover(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public Span shift(int offset) {
    return new Span(start + offset, end + offset);
  }

  /**
   * The words at this span.
   *
   * @throws StringIndexOutOfBoundsException where the text is shorter
   */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** By start, the longer first. */
  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(other.end, end);
  }
}
