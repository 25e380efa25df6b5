/**
 * From bytes to publications: documents of many formats, folders and archives of them, and what
 * addresses of the web serve.
 *
 * <p>Whatever comes from outside is bounded: in size, in time, in depth, and in whom it may make
 * this program ask.
 *
 * <p>A malformed document is reported with its place and skipped; nothing is guessed silently.
 */
@NullMarked
package org.chancery.harvest;

import org.jspecify.annotations.NullMarked;
