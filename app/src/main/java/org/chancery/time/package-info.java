/**
 * Partial dates as the sources give them, in EDTF, and comparisons that may answer "possibly".
 *
 * <p>It refuses to round: "1960" never becomes 1 January 1960.
 */
@NullMarked
package org.chancery.time;

import org.jspecify.annotations.NullMarked;
