package org.chancery.desk;

import java.nio.file.Path;
import org.chancery.ledger.LedgerFigures;
import org.chancery.publication.ArchiveFigures;

/**
 * How much a desk holds, and by which versions.
 *
 * @param indexed the last sequence number that the search index has seen
 * @param embedded publications whose meaning is kept at their latest version
 * @param knowledge the version of the knowledge that this program carries
 */
public record Status(
    Path folder,
    ArchiveFigures archive,
    LedgerFigures ledger,
    long indexed,
    long embedded,
    long databaseBytes,
    long indexBytes,
    String knowledge) {}
