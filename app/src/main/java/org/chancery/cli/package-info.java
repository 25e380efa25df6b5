/**
 * The commands. The only room that prints and exits.
 *
 * <p>It holds no rule of the record: what a command prints, the desk answered.
 */
@NullMarked
package org.chancery.cli;

import org.jspecify.annotations.NullMarked;
