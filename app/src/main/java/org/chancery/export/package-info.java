/**
 * The record as data sets: tables (CSV, Parquet), graphs (GraphML) and linked data (Turtle,
 * JSON-LD), each with the evidence and with a code book made from the same description.
 *
 * <p>It adds nothing to the record and leaves nothing out of it: what a data set says, the ledger
 * answered.
 */
@NullMarked
package org.chancery.export;

import org.jspecify.annotations.NullMarked;
