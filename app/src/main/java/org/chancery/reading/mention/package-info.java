/**
 * Names, missions, persons and other words that stand for actors, found in a sentence and resolved
 * within the document.
 */
@NullMarked
package org.chancery.reading.mention;

import org.jspecify.annotations.NullMarked;
