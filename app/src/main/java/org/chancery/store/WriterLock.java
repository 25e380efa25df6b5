package org.chancery.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a desk's single writer: an operating-system lock on {@code desk.lock}, which the
 * kernel releases when its process dies, however it dies.
 *
 * <p>The file also says who holds it. Only one byte far beyond that text is locked, since locks are
 * mandatory on some systems and the text must stay readable to those who wait.
 */
final class WriterLock implements AutoCloseable {

  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Who waits no longer than this is told nothing: it is no wait that a person notices. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  /**
   * The desks this process writes. Static because the lock it guards is the process's: POSIX drops
   * all locks of a process on a file as soon as any channel on it is closed, so a second writer in
   * this process must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private WriterLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of a desk folder.
   *
   * @throws StoreException that says who holds it when the writer's patience is over
   */
  static WriterLock take(Path folder, Writer writer) throws IOException {
    Path file = folder.toRealPath().resolve("desk.lock");
    long begun = System.nanoTime();
    boolean told = false;
    while (true) {
      WriterLock taken = tryTake(file, writer);
      if (taken != null) {
        return taken;
      }
      long waited = System.nanoTime() - begun;
      if (waited >= writer.patience().toNanos()) {
        throw new StoreException(
            file
                + ": another process writes to this desk ("
                + holder(file)
                + "); wait until it has ended, or stop it");
      }
      if (!told && waited >= SILENCE.toNanos()) {
        told = true;
        writer.waiting().accept(holder(file));
      }
      pause(file);
    }
  }

  private static @Nullable WriterLock tryTake(Path file, Writer writer) throws IOException {
    if (!HELD.add(file)) {
      return null;
    }
    WriterLock taken = null;
    try {
      taken = tryTakeFromOthers(file, writer);
    } finally {
      if (taken == null) {
        HELD.remove(file);
      }
    }
    return taken;
  }

  private static @Nullable WriterLock tryTakeFromOthers(Path file, Writer writer)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return null;
      }
      String text =
          "process %d, %s, since %s%n"
              .formatted(
                  ProcessHandle.current().pid(),
                  writer.command(),
                  writer.clock().instant().truncatedTo(ChronoUnit.SECONDS));
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
      return new WriterLock(file, channel, lock);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  /** Who holds the lock, as far as its file tells. */
  private static String holder(Path file) throws IOException {
    if (HELD.contains(file)) {
      return "this very process, " + ProcessHandle.current().pid();
    }
    String text = Files.exists(file) ? Files.readString(file, UTF_8).strip() : "";
    return text.isEmpty() ? "it did not say who it is" : text;
  }

  private static void pause(Path file) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(file + ": interrupted while waiting for another writer", e);
    }
  }

  /** Releases the lock; the file stays, since removing it would let two writers lock two files. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } finally {
      HELD.remove(file);
    }
  }
}
