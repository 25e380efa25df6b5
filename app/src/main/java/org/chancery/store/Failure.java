package org.chancery.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
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

  /** What befell a file, which is named as the failure names it where it does. */
  static String describe(Path file, IOException failure) {
    String where = file.toString();
    if (failure instanceof FileSystemException named && named.getFile() != null) {
      where = named.getFile();
    }
    return where
        + ": "
        + switch (failure) {
          case NoSuchFileException missing -> "there is no such file or folder, nor can it be made";
          case NotDirectoryException other -> "a folder was expected";
          case AccessDeniedException denied -> "permission is denied";
          case FileAlreadyExistsException there ->
              there.getReason() == null ? "a folder was expected, found a file" : there.getReason();
          case FileSystemException other when other.getReason() != null -> other.getReason();
          default -> message(failure);
        };
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
