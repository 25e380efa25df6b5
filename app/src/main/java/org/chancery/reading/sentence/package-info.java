/** Blocks into sentences, with offsets into the block. */
@NullMarked
package org.chancery.reading.sentence;

import org.jspecify.annotations.NullMarked;
