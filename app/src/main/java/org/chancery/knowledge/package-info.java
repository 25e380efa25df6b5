/**
 * Reads the tables that historians and linguists edit, with file and line in every complaint.
 *
 * <p>What a column means is the business of the room that asked for the table.
 */
@NullMarked
package org.chancery.knowledge;

import org.jspecify.annotations.NullMarked;
