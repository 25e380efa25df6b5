/**
 * From a publication to its events: a pure function of the publication and the knowledge, with no
 * clock and no store.
 *
 * <p>Sub-packages follow the stages: sentence, syntax, mention, date, rule.
 */
@NullMarked
package org.chancery.reading;

import org.jspecify.annotations.NullMarked;
