package org.chancery.publication;

/**
 * How much an archive holds.
 *
 * @param versions of all publications together
 * @param originalBytes as fetched, before compression, each content once
 */
public record ArchiveFigures(long publications, long versions, long originalBytes) {}
