/**
 * Measures how well the reader reads, against files that people annotated.
 *
 * <p>The figures are those of the annotators' own scorer. This room reads the annotations and the
 * front doors of the program; it never looks into the reader, so that no rule can be written for
 * it.
 */
@NullMarked
package org.chancery.score;

import org.jspecify.annotations.NullMarked;
