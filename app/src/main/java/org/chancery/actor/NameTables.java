package org.chancery.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;

/** Reads how actors are called. */
final class NameTables {

  private static final String NAMES = "gazetteer/names.tsv";

  private static final Comparator<Name> CURRENT_FIRST =
      Comparator.comparing(Name::years, Years.LATEST_FIRST)
          .thenComparing(Name::actor)
          .thenComparing(Name::kind)
          .thenComparing(Name::text);

  final List<Name> names = new ArrayList<>();
  final List<SharedName> sharedNames = new ArrayList<>();
  final List<String> lookalikes = new ArrayList<>();
  final List<Alias> aliases = new ArrayList<>();

  /** The names read so far and the lines they stand on. */
  private final Map<Wording, List<Written>> written = new HashMap<>();

  /** What people type for a state; an alias of several states is ambiguous on purpose. */
  record Alias(String text, ActorId state) {}

  private record Wording(String text, Name.Kind kind) {}

  private record Written(Name name, int line) {}

  private record Sharers(List<ActorId> states, Row firstRow) {}

  NameTables(Knowledge knowledge, ActorTables actors) {
    readNames(knowledge, actors);
    for (State state : actors.states.values()) {
      addUnlessWritten(new Name(state.name(), state.id(), Name.Kind.NAME, Years.ALWAYS));
      if (!state.officialName().equals(state.name())) {
        addUnlessWritten(
            new Name(state.officialName(), state.id(), Name.Kind.OFFICIAL, Years.ALWAYS));
      }
    }
    for (Organisation organisation : actors.organisations.values()) {
      addUnlessWritten(
          new Name(organisation.name(), organisation.id(), Name.Kind.NAME, Years.ALWAYS));
    }
    names.sort(CURRENT_FIRST);
    readSharedNames(knowledge, actors);
    readLookalikes(knowledge);
    readAliases(knowledge, actors);
  }

  private void readNames(Knowledge knowledge, ActorTables actors) {
    for (Row row : knowledge.table(NAMES, "name", "actor", "kind", "from", "until").rows()) {
      Name name =
          new Name(
              row.cell("name"),
              actors.actor(row, "actor"),
              row.choice("kind", Name.Kind.class),
              ActorTables.years(row));
      if (name.kind() == Name.Kind.LANGUAGE) {
        throw row.complaint("a name in English was expected; aliases.tsv takes other languages");
      }
      List<Written> alike = alike(name);
      for (Written other : alike) {
        if (other.name().years().overlaps(name.years())) {
          throw row.complaint(
              "\"%s\" (%s) means %s in the years %s, but line %d says %s in the years %s; years that do not overlap were expected"
                  .formatted(
                      name.text(),
                      row.cell("kind"),
                      name.actor(),
                      name.years(),
                      other.line(),
                      other.name().actor(),
                      other.name().years()));
        }
      }
      alike.add(new Written(name, row.line()));
      names.add(name);
    }
  }

  private List<Written> alike(Name name) {
    return written.computeIfAbsent(
        new Wording(name.text(), name.kind()), wording -> new ArrayList<>());
  }

  /** The tables of actors give a name that needs no row here, unless to give it years. */
  private void addUnlessWritten(Name name) {
    List<Written> alike = alike(name);
    if (alike.stream().anyMatch(other -> other.name().actor().equals(name.actor()))) {
      return;
    }
    Optional<Written> taken = alike.stream().findFirst();
    if (taken.isPresent()) {
      throw new KnowledgeException(
          "%s:%d: \"%s\" means %s, and is the name of %s too; a row that gives it years for %s was expected"
              .formatted(
                  NAMES,
                  taken.get().line(),
                  name.text(),
                  taken.get().name().actor(),
                  name.actor(),
                  name.actor()));
    }
    alike.add(new Written(name, 1));
    names.add(name);
  }

  private void readSharedNames(Knowledge knowledge, ActorTables actors) {
    Map<Wording, Sharers> shared = new LinkedHashMap<>();
    for (Row row : knowledge.table("gazetteer/shared.tsv", "name", "kind", "state").rows()) {
      Wording wording = new Wording(row.cell("name"), row.choice("kind", Name.Kind.class));
      ActorId state = actors.state(row, "state");
      List<ActorId> states =
          shared.computeIfAbsent(wording, none -> new Sharers(new ArrayList<>(), row)).states();
      if (states.contains(state)) {
        throw row.complaint("\"" + wording.text() + "\" was given to " + state + " above");
      }
      states.add(state);
    }
    shared.forEach((wording, sharers) -> {
      if (sharers.states().size() < 2) {
        throw sharers
            .firstRow()
            .complaint(
                "two states or more were expected to share \"%s\", found %s"
                    .formatted(wording.text(), sharers.states()));
      }
      sharedNames.add(new SharedName(wording.text(), wording.kind(), sharers.states()));
    });
  }

  private void readLookalikes(Knowledge knowledge) {
    Set<String> seen = new HashSet<>();
    for (Row row : knowledge.table("gazetteer/lookalikes.tsv", "phrase").rows()) {
      if (!seen.add(row.cell("phrase"))) {
        throw row.complaint("the phrase \"" + row.cell("phrase") + "\" was given above");
      }
      lookalikes.add(row.cell("phrase"));
    }
  }

  private void readAliases(Knowledge knowledge, ActorTables actors) {
    Set<Alias> seen = new HashSet<>();
    for (Row row : knowledge.table("gazetteer/aliases.tsv", "alias", "language", "state").rows()) {
      if (!row.cell("language").matches("[a-z]{2,3}")) {
        throw row.complaint(
            "an ISO 639 code was expected in \"language\", found \"" + row.cell("language") + "\"");
      }
      Alias alias = new Alias(row.cell("alias"), actors.state(row, "state"));
      if (!seen.add(alias)) {
        throw row.complaint("the alias \"" + alias.text() + "\" was given above");
      }
      aliases.add(alias);
    }
  }
}
