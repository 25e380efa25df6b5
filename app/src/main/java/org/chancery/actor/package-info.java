/**
 * States, organisations and persons, and the names by which texts call them, each with the years it
 * was valid.
 *
 * <p>It refuses to guess: an ambiguous name is answered with the candidates.
 */
@NullMarked
package org.chancery.actor;

import org.jspecify.annotations.NullMarked;
