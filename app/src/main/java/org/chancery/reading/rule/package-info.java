/** The pattern language over the enhanced graph: its files, its checks and its matcher. */
@NullMarked
package org.chancery.reading.rule;

import org.jspecify.annotations.NullMarked;
