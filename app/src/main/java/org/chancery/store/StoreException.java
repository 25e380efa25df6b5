package org.chancery.store;

/**
 * A desk that cannot be opened, read or written. The message says where, what was found and what
 * was expected.
 */
public final class StoreException extends RuntimeException {

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
