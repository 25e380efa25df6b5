package org.chancery.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the header of a database file says before SQLite touches it, so that a file which is not
 * ours is refused with not a byte changed and no file laid beside it.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_database_header">the header</a>
 */
final class DatabaseFile {

  /** "CHNC": marks a SQLite file as the database of a desk. */
  static final int APPLICATION_ID = 0x43484E43;

  private static final String MAGIC = "SQLite format 3\0";
  private static final int HEADER_LENGTH = 100;
  private static final int PAGE_SIZE_AT = 16;
  private static final int PAGE_COUNT_AT = 28;
  private static final int USER_VERSION_AT = 60;
  private static final int APPLICATION_ID_AT = 68;

  private DatabaseFile() {}

  /**
   * Refuses a file that is no desk of this or an earlier version.
   *
   * <p>Must not be called while this process has the database open: closing the channel would drop
   * the locks that SQLite holds on it.
   *
   * @throws StoreException that says what is wrong
   */
  static void check(Path file, int newestSchema) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    long length;
    if (Files.isDirectory(file)) {
      throw new StoreException(file + ": this is a folder; the database of a desk was expected");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      length = channel.size();
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // read() may stop early
      }
    }
    if (length == 0) {
      return; // as SQLite leaves it when the process dies while it creates a database
    }
    byte[] magic = MAGIC.getBytes(ISO_8859_1);
    if (length < HEADER_LENGTH
        || !ByteBuffer.wrap(header.array(), 0, magic.length).equals(ByteBuffer.wrap(magic))) {
      throw new StoreException(
          file + ": this is no SQLite database; the database of a desk was expected");
    }
    int application = header.getInt(APPLICATION_ID_AT);
    if (application != APPLICATION_ID) {
      throw new StoreException(
          "%s: a SQLite database of another program (application id %08x); the database of a desk (%08x) was expected"
              .formatted(file, application, APPLICATION_ID));
    }
    refuseNewer(file, header.getInt(USER_VERSION_AT), newestSchema);
    int pageSize = Short.toUnsignedInt(header.getShort(PAGE_SIZE_AT));
    long pages = Integer.toUnsignedLong(header.getInt(PAGE_COUNT_AT));
    long expected = pages * (pageSize == 1 ? 65536 : pageSize);
    if (length < expected && !hasLog(file)) {
      throw new StoreException(
          "%s: the file is cut short: %d bytes, where its header speaks of %d; restore a backup"
              .formatted(file, length, expected));
    }
  }

  static void refuseNewer(Path file, int found, int newestSchema) {
    if (found > newestSchema) {
      throw new StoreException(
          "%s: written by a newer Chancery (schema %d); this one knows schemas up to %d"
              .formatted(file, found, newestSchema));
    }
  }

  /** Pages may still be in the write-ahead log alone. */
  private static boolean hasLog(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }
}
