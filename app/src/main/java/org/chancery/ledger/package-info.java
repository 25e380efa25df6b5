/**
 * The dated record: evidence as it came in, the spells derived from it, and answers as of a day.
 *
 * <p>Evidence is appended and never overwritten; everything else here can be derived again.
 */
@NullMarked
package org.chancery.ledger;

import org.jspecify.annotations.NullMarked;
