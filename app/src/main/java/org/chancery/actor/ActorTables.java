package org.chancery.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/** Reads who there is: states and organisations. The other tables refer to their ids. */
final class ActorTables {

  private static final Pattern SPELL = Pattern.compile("(?<from>\\d{3,4})?-(?<until>\\d{3,4})?");
  private static final Pattern ISO2 = Pattern.compile("[A-Z]{2}");

  final Map<ActorId, State> states = new LinkedHashMap<>();
  final Map<ActorId, Organisation> organisations = new LinkedHashMap<>();

  private final Map<String, ActorId> ids = new HashMap<>();

  ActorTables(Knowledge knowledge) {
    readStates(knowledge);
    readOrganisations(knowledge);
  }

  private void readStates(Knowledge knowledge) {
    String previous = "";
    Set<String> codes = new HashSet<>();
    for (Row row :
        knowledge
            .table("gazetteer/states.tsv", "id", "name", "official", "iso2", "cow", "spells")
            .rows()) {
      String id = row.cell("id");
      if (id.compareTo(previous) <= 0) {
        throw row.complaint(
            "ids in their order, each once, were expected, found \"%s\" after \"%s\""
                .formatted(id, previous));
      }
      previous = id;
      String iso2 = row.optional("iso2").orElse(null);
      if (iso2 != null && !(ISO2.matcher(iso2).matches() && codes.add(iso2))) {
        throw row.complaint(
            "two capital letters that no other state has were expected in \"iso2\", found \""
                + iso2
                + "\"");
      }
      ActorId actor = newId(row);
      String name = row.cell("name");
      states.put(
          actor,
          new State(
              actor,
              name,
              row.optional("official").orElse(name),
              iso2,
              row.number("cow").orElse(null),
              spells(row)));
    }
  }

  private void readOrganisations(Knowledge knowledge) {
    for (Row row : knowledge.table("gazetteer/organisations.tsv", "id", "name").rows()) {
      ActorId id = newId(row);
      organisations.put(id, new Organisation(id, row.cell("name")));
    }
  }

  private ActorId newId(Row row) {
    ActorId id;
    try {
      id = new ActorId(row.cell("id"));
    } catch (IllegalArgumentException e) {
      throw row.complaint(String.valueOf(e.getMessage()));
    }
    if (ids.putIfAbsent(id.value(), id) != null) {
      throw row.complaint("the id \"" + id + "\" is taken");
    }
    return id;
  }

  /** The state or organisation that a cell names. */
  ActorId actor(Row row, String column) {
    ActorId id = ids.get(row.cell(column));
    if (id == null) {
      throw row.complaint(
          "an id of states.tsv or organisations.tsv was expected in \"%s\", found \"%s\""
              .formatted(column, row.cell(column)));
    }
    return id;
  }

  ActorId state(Row row, String column) {
    ActorId id = actor(row, column);
    if (!states.containsKey(id)) {
      throw row.complaint("a state was expected in \"" + column + "\", found \"" + id + "\"");
    }
    return id;
  }

  ActorId organisation(Row row, String column) {
    ActorId id = actor(row, column);
    if (!organisations.containsKey(id)) {
      throw row.complaint(
          "an organisation was expected in \"" + column + "\", found \"" + id + "\"");
    }
    return id;
  }

  private static List<Years> spells(Row row) {
    List<Years> spells = new ArrayList<>();
    for (String text : row.cell("spells").split(",", -1)) {
      Matcher matcher = SPELL.matcher(text);
      if (!matcher.matches()) {
        throw row.complaint(
            "years such as 1918-1938,1945- were expected in \"spells\", found \"" + text + "\"");
      }
      Years spell = years(row, integer(matcher.group("from")), integer(matcher.group("until")));
      if (!spells.isEmpty() && !follows(spells.getLast(), spell)) {
        throw row.complaint(
            "spells in their order were expected, found " + spell + " after " + spells.getLast());
      }
      spells.add(spell);
    }
    return spells;
  }

  private static @Nullable Integer integer(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  private static boolean follows(Years earlier, Years later) {
    return earlier.until() != null && later.from() != null && earlier.until() < later.from();
  }

  /** The years of the columns "from" and "until". */
  static Years years(Row row) {
    return years(row, row.number("from").orElse(null), row.number("until").orElse(null));
  }

  private static Years years(Row row, @Nullable Integer from, @Nullable Integer until) {
    if (from == null && until == null) {
      return Years.ALWAYS;
    }
    try {
      return new Years(from, until);
    } catch (IllegalArgumentException e) {
      throw row.complaint(String.valueOf(e.getMessage()));
    }
  }
}
