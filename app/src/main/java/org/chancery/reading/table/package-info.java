/** Lists and tables: rows that state several events by their form alone. */
@NullMarked
package org.chancery.reading.table;

import org.jspecify.annotations.NullMarked;
