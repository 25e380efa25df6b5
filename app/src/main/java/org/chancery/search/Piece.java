package org.chancery.search;

import org.chancery.text.Span;

/**
 * A piece of what somebody typed into the search box.
 *
 * <p>Each carries the {@link Span} it takes of what was typed, so that a word can be put in its
 * place.
 */
sealed interface Piece {

  Span at();

  /** A word; a beginning of words where it ended in a star. */
  record Word(String text, boolean prefix, Span at) implements Piece {}

  /** Words between quotation marks. */
  record Phrase(String text, Span at) implements Piece {}

  /** A field and what it is asked to hold. */
  record Filter(Field field, String value, boolean quoted, Span at) implements Piece {}

  /** {@code OR} or a bar. */
  record Or(Span at) implements Piece {}

  /** {@code NOT}, or a hyphen or exclamation mark before what must be absent. */
  record Not(Span at) implements Piece {}

  record Open(Span at) implements Piece {}

  record Close(Span at) implements Piece {}
}
