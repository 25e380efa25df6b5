package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.ledger.Grading;
import org.chancery.ledger.Grading.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How far editors trust a source. */
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SUBJECT",
    description = "Grade a source by the Admiralty's scale; on record with name, time and reason.",
    subcommands = {
      GradeCommand.Publisher.class,
      GradeCommand.Publication.class,
      GradeCommand.Event.class
    },
    footer = {
      "",
      "Reliability: A completely reliable … E unreliable, F cannot be judged. Credibility: 1"
          + " confirmed … 5 improbable, 6 cannot be judged. Ungraded is F6. What follows from it"
          + " stands in app/knowledge/grades.tsv; nothing is deleted.",
      "",
      "Examples:",
      "  chancery grade publisher \"Halyard News Agency\" B --by \"A. Kim\" --why \"ten years of"
          + " it\"",
      "  chancery grade event 17 5 --by \"A. Kim\" --why \"the ministry denied it\""
    })
final class GradeCommand implements Runnable {

  @ParentCommand private Chancery program;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "publisher, publication or event was expected behind grade, found nothing");
  }

  /** What all gradings have in common. */
  abstract static class Giving implements Callable<Integer> {
    @ParentCommand private GradeCommand command;
    @Mixin private DeskOptions deskOptions;
    @Mixin private EditorOptions editor;
    @Mixin private WaitOption wait;

    @Parameters(index = "1", paramLabel = "GRADE", description = "The grade.")
    private String grade = "";

    abstract Subject subject();

    @Override
    public Integer call() {
      Terminal terminal = command.program.terminal();
      if (grade.length() != 1) {
        throw new UsageException(
            "one letter from A to F or one digit from 1 to 6 was expected, found \""
                + grade
                + "\"");
      }
      String by = editor.by();
      String why = editor.why();
      try (Desk desk = deskOptions.openExistingForWriting("grade", wait, terminal)) {
        Grading grading = desk.grade(subject(), Character.toUpperCase(grade.charAt(0)), by, why);
        terminal.say("grade " + grading.grade() + " is recorded.");
      } catch (IllegalArgumentException wrong) {
        throw new UsageException(String.valueOf(wrong.getMessage()));
      }
      return Chancery.OK;
    }
  }

  @Command(
      name = "publisher",
      mixinStandardHelpOptions = true,
      description = "The reliability, A to F, of all that a publisher publishes.")
  static final class Publisher extends Giving {
    @Parameters(index = "0", paramLabel = "PUBLISHER", description = "Its name, word for word.")
    private String name = "";

    @Override
    Subject subject() {
      return new Subject.Publisher(name);
    }
  }

  @Command(
      name = "publication",
      mixinStandardHelpOptions = true,
      description = "The credibility, 1 to 6, of all that a publication says.")
  static final class Publication extends Giving {
    @Parameters(index = "0", paramLabel = "PUBLICATION", description = "Its id.")
    private String id = "";

    @Override
    Subject subject() {
      return new Subject.Publication(PublicationNames.id(id));
    }
  }

  @Command(
      name = "event",
      mixinStandardHelpOptions = true,
      description = "The credibility, 1 to 6, of what one event states.")
  static final class Event extends Giving {
    @Mixin private EventNumber event;

    @Override
    Subject subject() {
      return new Subject.Event(event.event());
    }
  }
}
