package org.chancery.harvest;

/** A source that cannot be read at all; a single bad document is {@link Harvest.Refused}. */
public final class HarvestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HarvestException(String message) {
    super(message);
  }

  public HarvestException(String message, Throwable cause) {
    super(message, cause);
  }
}
