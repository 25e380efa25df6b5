/** Expressions of time, and the days they stand for. */
@NullMarked
package org.chancery.reading.date;

import org.jspecify.annotations.NullMarked;
