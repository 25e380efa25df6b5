/**
 * Tokens, dependency trees behind one small interface, and the enhanced graph that rules are
 * written over.
 */
@NullMarked
package org.chancery.reading.syntax;

import org.jspecify.annotations.NullMarked;
