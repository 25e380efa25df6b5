/**
 * Who may change the record in the browser: users with their roles, sessions, and a log of what
 * they did.
 *
 * <p>It holds {@code users.db} beside the desk's database and knows nothing of the record. It never
 * keeps a password or the token of a session, only what checks them.
 */
@NullMarked
package org.chancery.access;

import org.jspecify.annotations.NullMarked;
