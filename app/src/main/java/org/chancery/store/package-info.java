/**
 * The one database of a desk: connection, migrations, transactions, and the lock of its single
 * writer.
 *
 * <p>Each room that stores something brings its own tables; this one holds no knowledge of any of
 * them.
 */
@NullMarked
package org.chancery.store;

import org.jspecify.annotations.NullMarked;
