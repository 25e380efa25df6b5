/**
 * Publications as they were published: identity, versions, blocks with stable offsets; and the
 * archive that keeps them.
 *
 * <p>Blocks are never edited: a changed publication is a new version.
 */
@NullMarked
package org.chancery.publication;

import org.jspecify.annotations.NullMarked;
