/**
 * The Lucene index over the archive and its events. It can be rebuilt at any time from the archive.
 *
 * <p>It never answers a question about relations: that is the ledger's.
 */
@NullMarked
package org.chancery.search;

import org.jspecify.annotations.NullMarked;
