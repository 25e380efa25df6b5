package org.chancery.cli;

import java.time.DateTimeException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chancery.desk.Desk;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Ruling;
import org.chancery.time.PartialDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What editors decide about events. */
@Command(
    name = "rule",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "DECISION",
    description = "Decide as an editor about what was read; on record with name, time and reason.",
    subcommands = {
      RuleCommand.Accept.class,
      RuleCommand.Reject.class,
      RuleCommand.Merge.class,
      RuleCommand.Split.class,
      RuleCommand.Date.class,
      RuleCommand.Withdraw.class
    },
    footer = {
      "",
      "EVENT is the number that answers print in brackets. Nothing is deleted: --recorded answers"
          + " as before, and a ruling can be withdrawn.",
      "",
      "Examples:",
      "  chancery rule reject 17 --by \"A. Kim\" --why \"the sentence is about trade\"",
      "  chancery rule date 17 1965-03-02 --by \"A. Kim\" --why \"the treaty series has it\"",
      "  chancery rule merge 17 40 --by \"A. Kim\" --why \"one exchange of notes\"",
      "  chancery rule withdraw 3 --by \"A. Kim\" --why \"taken back after the appeal\""
    })
final class RuleCommand implements Runnable {

  @ParentCommand private Chancery program;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a decision was expected behind rule, found none");
  }

  /** What all decisions have in common. */
  abstract static class Deciding implements Callable<Integer> {
    @ParentCommand private RuleCommand rule;
    @Mixin private DeskOptions deskOptions;
    @Mixin private EditorOptions editor;
    @Mixin private WaitOption wait;

    abstract Decision decision();

    @Override
    public Integer call() {
      return record(rule.program.terminal(), deskOptions, editor, wait, decision());
    }
  }

  static int record(
      Terminal terminal,
      DeskOptions deskOptions,
      EditorOptions editor,
      WaitOption wait,
      Decision decision) {
    String by = editor.by();
    String why = editor.why();
    try (Desk desk = deskOptions.openExistingForWriting("rule", wait, terminal)) {
      Ruling ruling = desk.rule(decision, by, why);
      terminal.say("ruling " + ruling.id() + " is recorded.");
    }
    return Chancery.OK;
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Vouch for what was read: no source outranks it.")
  static final class Accept extends Deciding {
    @Mixin private EventNumbers numbers;

    @Override
    Decision decision() {
      return of(() -> new Decision.Accept(numbers.events()));
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "What was read is wrong: it leaves the answers, and stays on record.")
  static final class Reject extends Deciding {
    @Mixin private EventNumbers numbers;

    @Override
    Decision decision() {
      return of(() -> new Decision.Reject(numbers.events()));
    }
  }

  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = "The acts that these events report are one act.")
  static final class Merge extends Deciding {
    @Mixin private EventNumbers numbers;

    @Override
    Decision decision() {
      return of(() -> new Decision.Merge(numbers.events()));
    }
  }

  @Command(
      name = "split",
      mixinStandardHelpOptions = true,
      description = "These events report an act of their own, together, apart from the others.")
  static final class Split extends Deciding {
    @Mixin private EventNumbers numbers;

    @Override
    Decision decision() {
      return of(() -> new Decision.Split(numbers.events()));
    }
  }

  @Command(
      name = "date",
      mixinStandardHelpOptions = true,
      description = "The act that an event reports happened then, whatever its reports say.")
  static final class Date extends Deciding {
    @Mixin private EventNumber number;

    @Parameters(
        index = "1",
        paramLabel = "DATE",
        description = "As precise as you like: 1965-03-02, 1965-03, 1965 or another EDTF date.")
    private String date = "";

    @Override
    Decision decision() {
      try {
        return new Decision.Dated(number.event(), PartialDate.parse(date));
      } catch (DateTimeException malformed) {
        throw new UsageException(String.valueOf(malformed.getMessage()));
      }
    }
  }

  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      description = "An earlier ruling, a removal too, no longer holds.")
  static final class Withdraw extends Deciding {
    @Parameters(index = "0", paramLabel = "RULING", description = "The number of a ruling.")
    private long ruling;

    @Override
    Decision decision() {
      return new Decision.Withdraw(ruling);
    }
  }

  private static Decision of(Supplier<Decision> decision) {
    try {
      return decision.get();
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
