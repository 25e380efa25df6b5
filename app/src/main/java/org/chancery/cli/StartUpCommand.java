package org.chancery.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Goes once through what the quick commands load, so that the launcher can keep those classes in an
 * archive. It says nothing and changes nothing.
 */
@Command(name = "start-up", hidden = true)
final class StartUpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    return program.getUsageMessage().isEmpty() ? Chancery.FAILED : Chancery.OK;
  }
}
