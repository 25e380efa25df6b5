/**
 * Positions in text, and nothing else: spans, passages, and the identity of a publication.
 *
 * <p>Offsets are UTF-16 units of a block as archived and always half-open. This room knows no
 * actor, no date and no file.
 */
@NullMarked
package org.chancery.text;

import org.jspecify.annotations.NullMarked;
