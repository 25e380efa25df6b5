package org.chancery.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * Where a command finds itself.
 *
 * @param width of a line of output
 * @param styled whether the output may hold escape codes
 * @param watched whether a person watches the error stream
 * @param home the folder of the program
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    int width,
    boolean styled,
    boolean watched,
    Path home,
    Clock clock) {

  /** Says something to the person, and nothing to the program that reads the output. */
  void say(String message) {
    err.println("chancery: " + message);
  }

  /** Says what a failure says. */
  void complain(Throwable failure) {
    say(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
  }

  String bold(String text) {
    return styled ? "\033[1m" + text + "\033[0m" : text;
  }

  String faint(String text) {
    return styled ? "\033[2m" + text + "\033[0m" : text;
  }
}
