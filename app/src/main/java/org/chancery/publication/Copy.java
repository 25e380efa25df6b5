package org.chancery.publication;

import org.chancery.text.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * Another publication of the same text, such as the report of an agency in another paper.
 *
 * @param likeness the share of the shorter text that is in the longer, from 0 to 1, estimated
 */
public record Copy(
    PublicationId publication,
    @Nullable String title,
    @Nullable String publisher,
    double likeness) {}
