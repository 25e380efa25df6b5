/**
 * What publications state: diplomatic events and claims, with their modality, their attribution and
 * their words.
 *
 * <p>Nothing here knows how an event was found or where it is kept.
 */
@NullMarked
package org.chancery.event;

import org.jspecify.annotations.NullMarked;
