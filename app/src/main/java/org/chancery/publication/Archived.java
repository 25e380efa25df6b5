package org.chancery.publication;

import java.time.Instant;

/**
 * A version of a publication as the archive holds it.
 *
 * @param version counted from 1
 * @param recorded when this desk took the version in
 * @param original SHA-256 of the bytes as they were fetched
 * @param mediaType of those bytes, such as {@code text/html}
 */
public record Archived(
    Publication publication, int version, Instant recorded, String original, String mediaType) {}
