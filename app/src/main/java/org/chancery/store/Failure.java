package org.chancery.store;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of the database means to the person whose desk it is. */
final class Failure {

  private Failure() {}

  static String describe(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException failure) {
        String meaning = meaning(failure.getResultCode());
        return meaning == null ? message(failure) : meaning + " (" + message(failure) + ")";
      }
    }
    return message(thrown);
  }

  private static @Nullable String meaning(SQLiteErrorCode code) {
    return switch (code.code & 0xff) {
      case 11 -> "the database is damaged; restore a backup";
      case 26 -> "this is no database of a desk";
      case 13 -> "the disk is full";
      case 5, 6 -> "another process keeps the database locked";
      case 8 -> "the database cannot be written";
      default -> null;
    };
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
