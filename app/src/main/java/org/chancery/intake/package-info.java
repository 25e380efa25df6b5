/**
 * Takes publications into a desk: archive, reading and ledger in one transaction, each publication
 * once and whole.
 *
 * <p>It calls no follower: search catches up by itself.
 */
@NullMarked
package org.chancery.intake;

import org.jspecify.annotations.NullMarked;
