package org.chancery.cli;

import java.io.Serial;

/** The command line asks for what cannot be understood; the exit code is 2. */
final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
