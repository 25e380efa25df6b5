/**
 * From bytes to publications: JSON lines, HTML pages, Markdown and plain text, folders and gzip of
 * them.
 *
 * <p>A malformed document is reported with its place and skipped; nothing is guessed silently.
 */
@NullMarked
package org.chancery.harvest;

import org.jspecify.annotations.NullMarked;
