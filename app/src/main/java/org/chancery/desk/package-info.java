/**
 * One folder, wired: opens the store, the archive, the ledger, the reader and the index, and owns
 * the clock.
 *
 * <p>It joins what the rooms know into answers; it neither prints nor serves.
 */
@NullMarked
package org.chancery.desk;

import org.jspecify.annotations.NullMarked;
