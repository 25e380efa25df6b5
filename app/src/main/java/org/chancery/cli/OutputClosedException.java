package org.chancery.cli;

import java.io.Serial;

/** Nobody reads the output any more. */
final class OutputClosedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;
}
