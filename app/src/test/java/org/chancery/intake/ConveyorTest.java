package org.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConveyorTest {

  @Test
  void results_come_in_the_order_of_the_items_whatever_each_takes() {
    List<Integer> out = new ArrayList<>();
    try (Conveyor<Integer, Integer> conveyor =
        new Conveyor<>(
            4,
            1_000,
            item -> {
              spin(item % 7 == 0 ? 200_000 : 10);
              return item;
            },
            out::add)) {
      IntStream.range(0, 500).forEach(item -> conveyor.put(item, 1));
      conveyor.finish();
    }
    assertThat(out).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void no_more_is_on_the_way_than_the_limit_of_weight() {
    int put = 0;
    AtomicInteger out = new AtomicInteger();
    int most = 0;
    try (Conveyor<Integer, Integer> conveyor =
        new Conveyor<>(2, 30, item -> item, result -> out.incrementAndGet())) {
      for (int item = 0; item < 100; item++) {
        conveyor.put(item, 10);
        put++;
        most = Math.max(most, put - out.get());
      }
      conveyor.put(1000, 500);
      conveyor.finish();
    }
    assertThat(most).isLessThanOrEqualTo(3);
    assertThat(out.get()).isEqualTo(101);
  }

  @Test
  void a_failure_reaches_whoever_puts_items_in() {
    try (Conveyor<Integer, Integer> conveyor =
        new Conveyor<>(
            2,
            100,
            item -> {
              throw new IllegalStateException("broken");
            },
            result -> {})) {
      assertThatThrownBy(
              () -> {
                conveyor.put(1, 1);
                conveyor.finish();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("broken");
    }
  }

  /** Work whose length varies, without a clock. */
  private static void spin(int rounds) {
    long sum = 0;
    for (int round = 0; round < rounds; round++) {
      sum += Long.hashCode(sum + round);
    }
    assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
  }
}
