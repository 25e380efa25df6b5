package org.chancery.desk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a value at first need, and once, whichever thread asks. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> making;
  private volatile @Nullable T made;

  Once(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    T value = made;
    if (value == null) {
      synchronized (this) {
        value = made;
        if (value == null) {
          value = making.get();
          made = value;
        }
      }
    }
    return value;
  }
}
