package org.chancery.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says it. */
final class ProgramVersion implements IVersionProvider {

  static String program() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "chancery " + program() + " (Java " + System.getProperty("java.version") + ")"
    };
  }
}
