package org.chancery.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.desk.Desk;
import org.chancery.desk.EditorsWording;
import org.chancery.desk.PublicForm;
import org.chancery.ledger.Grading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "grades",
    mixinStandardHelpOptions = true,
    description =
        "The grades that editors gave, the latest first; of one subject, the latest counts.")
final class GradesCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      List<Grading> gradings = desk.gradings();
      if (json.wanted()) {
        terminal.out().println(PublicForm.gradings(gradings));
      } else {
        Page page = new Page(terminal);
        page.line(EditorsWording.count(gradings.size(), "grade"));
        gradings.forEach(grading -> page.paragraph(0, 4, EditorsWording.grading(grading)));
      }
    }
    return Chancery.OK;
  }
}
