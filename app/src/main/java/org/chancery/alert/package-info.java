/**
 * The mailing list: who wants to hear of what, what is newly learned, and the messages that tell
 * them.
 *
 * <p>It follows the ledger and never changes it. Subscribers lie in a file of their own, {@code
 * subscribers.db}: the record forgets nothing and is copied freely, addresses are to be forgotten
 * on demand and copied never. A message that was composed is kept until a server has taken it.
 */
@NullMarked
package org.chancery.alert;

import org.jspecify.annotations.NullMarked;
