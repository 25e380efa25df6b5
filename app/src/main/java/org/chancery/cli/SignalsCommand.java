package org.chancery.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chancery.actor.ActorId;
import org.chancery.desk.Desk;
import org.chancery.insight.Signal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "signals",
    mixinStandardHelpOptions = true,
    description = {
      "Who is missing where he was always named, and which source is silent on what it usually"
          + " reports, with the figures."
    },
    footer = {
      "",
      "A signal is a figure with its odds, not a fact (docs/signals.md).",
      "",
      "Examples:",
      "  chancery signals --state Cuba",
      "  chancery subscribe --to ada@example.org only:signals"
    })
final class SignalsCommand implements Callable<Integer> {

  @ParentCommand private Chancery program;
  @Mixin private DeskOptions deskOptions;
  @Mixin private JsonOption json;

  @Option(names = "--state", paramLabel = "STATE", description = "Only those that concern a state.")
  private @Nullable String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most, the latest first (default: 20).")
  private int limit = 20;

  @Override
  public Integer call() {
    Terminal terminal = program.terminal();
    try (Desk desk = deskOptions.open(terminal)) {
      ActorId wanted = state == null ? null : StateNames.resolve(desk.gazetteer(), state);
      List<Signal> signals =
          desk.signals().stream()
              .filter(signal -> wanted == null || signal.states().contains(wanted))
              .limit(limit)
              .toList();
      if (json.wanted()) {
        terminal.out().println(form(signals));
      } else {
        print(terminal, signals);
      }
    }
    return Chancery.OK;
  }

  private static void print(Terminal terminal, List<Signal> signals) {
    Page page = new Page(terminal);
    page.line(signals.size() == 1 ? "1 signal" : signals.size() + " signals");
    for (Signal signal : signals) {
      page.gap();
      page.paragraph(0, 2, terminal.bold(signal.on().toString()) + " " + signal.sentence());
      signal.evidence().forEach(id -> page.paragraph(2, 2, terminal.faint(id.value())));
    }
  }

  private static ObjectNode form(List<Signal> signals) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    ArrayNode all = node.putArray("signals");
    for (Signal signal : signals) {
      ObjectNode one = all.addObject();
      one.put("kind", signal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      one.put("source", signal.source());
      one.put("occasion", signal.occasion());
      one.put("missing", signal.missing());
      ArrayNode states = one.putArray("states");
      signal.states().forEach(id -> states.add(id.value()));
      one.put("times", signal.times());
      one.put("of", signal.of());
      one.put("chance", signal.chance());
      one.put("on", signal.on().toString());
      ArrayNode evidence = one.putArray("evidence");
      signal.evidence().forEach(id -> evidence.add(id.value()));
      one.put("sentence", signal.sentence());
    }
    return node;
  }
}
