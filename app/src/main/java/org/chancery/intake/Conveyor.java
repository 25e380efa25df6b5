package org.chancery.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on items in several threads and hands the results on in the order of the items, in the
 * thread that puts them in.
 *
 * <p>Whoever puts an item in waits while too much is on the way, so that memory stays bounded
 * however long the input is and however slow one item.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
final class Conveyor<I, O> implements AutoCloseable {

  /** Enough that one slow item does not idle the other threads. */
  private static final int ITEMS_PER_THREAD = 16;

  private final ExecutorService workers;
  private final Function<I, O> work;
  private final Consumer<O> results;
  private final int capacity;
  private final long weightLimit;
  private final Deque<OnTheWay<O>> queue = new ArrayDeque<>();
  private long weight;

  private record OnTheWay<O>(Future<O> result, long weight) {}

  /**
   * @param weightLimit of all items on the way together; a single item may weigh more
   */
  Conveyor(int threads, long weightLimit, Function<I, O> work, Consumer<O> results) {
    this.workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("reader-", 1).daemon(true).factory());
    this.capacity = threads * ITEMS_PER_THREAD;
    this.weightLimit = weightLimit;
    this.work = work;
    this.results = results;
  }

  /** Puts an item in, and hands on what is ready. */
  void put(I item, long itemWeight) {
    while (!queue.isEmpty() && (queue.size() >= capacity || weight + itemWeight > weightLimit)) {
      handOn();
    }
    queue.add(new OnTheWay<>(workers.submit(() -> work.apply(item)), itemWeight));
    weight += itemWeight;
    while (!queue.isEmpty() && queue.peekFirst().result().isDone()) {
      handOn();
    }
  }

  /** Waits for all that is on the way, and hands it on. */
  void finish() {
    while (!queue.isEmpty()) {
      handOn();
    }
  }

  private void handOn() {
    OnTheWay<O> head = queue.removeFirst();
    weight -= head.weight();
    results.accept(await(head.result()));
  }

  private static <O> O await(Future<O> result) {
    try {
      return result.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IntakeException("interrupted while reading", interrupted);
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw new IntakeException("reading failed: " + failure, failure);
      }
    }
  }

  /** Drops what is still on the way. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
