/**
 * Measures how fast the program is: the parts of the reader under JMH, and the whole program on a
 * corpus.
 *
 * <p>Every figure stands beside a plain baseline that ran in the same call on the same text, since
 * a number of words a second says little about another machine.
 */
@NullMarked
package org.chancery.bench;

import org.jspecify.annotations.NullMarked;
