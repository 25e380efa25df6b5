package org.chancery.reading.syntax;

import org.chancery.text.Span;

/**
 * A unit handed to the parser: one word, or a name, a title or a date of several words that the
 * parser shall see as one.
 *
 * @param span in the block
 * @param form as written
 * @param parsedAs the word that the parser sees: "Consulate General" is parsed as "consulate", "May
 *     4, 1935" as "Monday"
 */
public record Word(Span span, String form, String parsedAs) {}
