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
import java.util.regex.Pattern;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.KnowledgeException;
import org.chancery.knowledge.Row;
import org.jspecify.annotations.Nullable;

/** Reads the tables of {@code gazetteer/} and refuses what contradicts itself. */
final class GazetteerTables {

  private static final Pattern SPELL = Pattern.compile("(?<from>\\d{3,4})?-(?<until>\\d{3,4})?");

  final Map<ActorId, State> states = new LinkedHashMap<>();
  final Map<ActorId, Organisation> organisations = new LinkedHashMap<>();
  final List<Name> names = new ArrayList<>();
  final List<Alias> aliases = new ArrayList<>();
  final List<City> cities = new ArrayList<>();
  final List<Office> offices = new ArrayList<>();
  final List<Succession> successions = new ArrayList<>();
  final List<Membership> memberships = new ArrayList<>();

  private final Map<String, ActorId> ids = new HashMap<>();

  /** What people type for a state; an alias of several states is ambiguous on purpose. */
  record Alias(String text, ActorId state) {}

  GazetteerTables(Knowledge knowledge) {
    readStates(knowledge);
    readOrganisations(knowledge);
    readNames(knowledge);
    readAliases(knowledge);
    readCities(knowledge);
    readOffices(knowledge);
    readSuccessions(knowledge);
    readMemberships(knowledge);
  }

  private void readStates(Knowledge knowledge) {
    String previous = "";
    Set<String> iso = new HashSet<>();
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
      State state =
          new State(
              newId(row, "id"),
              row.cell("name"),
              row.optional("official").orElse(row.cell("name")),
              row.optional("iso2").orElse(null),
              row.number("cow").orElse(null),
              spells(row));
      if (state.iso2() != null && !(state.iso2().matches("[A-Z]{2}") && iso.add(state.iso2()))) {
        throw row.complaint(
            "two capital letters that no other state has were expected in \"iso2\", found \""
                + state.iso2()
                + "\"");
      }
      states.put(state.id(), state);
    }
  }

  private ActorId newId(Row row, String column) {
    ActorId id;
    try {
      id = new ActorId(row.cell(column));
    } catch (IllegalArgumentException e) {
      throw row.complaint(String.valueOf(e.getMessage()));
    }
    if (ids.putIfAbsent(id.value(), id) != null) {
      throw row.complaint("the id \"" + id + "\" is taken");
    }
    return id;
  }

  private static List<Years> spells(Row row) {
    List<Years> spells = new ArrayList<>();
    for (String text : row.cell("spells").split(",", -1)) {
      Years spell = spell(row, text);
      if (!spells.isEmpty() && !follows(spells.getLast(), spell)) {
        throw row.complaint(
            "spells in their order were expected, found " + spell + " after " + spells.getLast());
      }
      spells.add(spell);
    }
    return spells;
  }

  private static Years spell(Row row, String text) {
    var matcher = SPELL.matcher(text);
    if (!matcher.matches()) {
      throw row.complaint(
          "years such as 1918-1938,1945- were expected in \"spells\", found \"" + text + "\"");
    }
    return years(row, integer(matcher.group("from")), integer(matcher.group("until")));
  }

  private static @Nullable Integer integer(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  private static boolean follows(Years earlier, Years later) {
    return earlier.until() != null && later.from() != null && earlier.until() < later.from();
  }

  private static Years years(Row row) {
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

  private void readOrganisations(Knowledge knowledge) {
    for (Row row : knowledge.table("gazetteer/organisations.tsv", "id", "name").rows()) {
      Organisation organisation = new Organisation(newId(row, "id"), row.cell("name"));
      organisations.put(organisation.id(), organisation);
    }
  }

  private ActorId actor(Row row, String column) {
    ActorId id = ids.get(row.cell(column));
    if (id == null) {
      throw row.complaint(
          "\"%s\" in \"%s\" is no id of states.tsv or organisations.tsv"
              .formatted(row.cell(column), column));
    }
    return id;
  }

  private ActorId state(Row row, String column) {
    ActorId id = actor(row, column);
    if (!states.containsKey(id)) {
      throw row.complaint("a state was expected in \"" + column + "\", found \"" + id + "\"");
    }
    return id;
  }

  private ActorId organisation(Row row, String column) {
    ActorId id = actor(row, column);
    if (!organisations.containsKey(id)) {
      throw row.complaint(
          "an organisation was expected in \"" + column + "\", found \"" + id + "\"");
    }
    return id;
  }

  private void readNames(Knowledge knowledge) {
    Map<Name, Row> rows = new LinkedHashMap<>();
    Map<String, List<Name>> alike = new HashMap<>();
    for (Row row :
        knowledge.table("gazetteer/names.tsv", "name", "actor", "kind", "from", "until").rows()) {
      Name name =
          new Name(
              row.cell("name"),
              actor(row, "actor"),
              row.choice("kind", Name.Kind.class),
              years(row));
      if (name.kind() == Name.Kind.LANGUAGE) {
        throw row.complaint("a name in English was expected; aliases.tsv takes other languages");
      }
      List<Name> others = alike.computeIfAbsent(name.text(), text -> new ArrayList<>());
      for (Name other : others) {
        if (other.kind() == name.kind() && other.years().overlaps(name.years())) {
          throw row.complaint(
              "\"%s\" (%s) means %s in %s, but line %d says %s in %s: years that do not overlap were expected"
                  .formatted(
                      name.text(),
                      row.cell("kind"),
                      name.actor(),
                      name.years(),
                      line(rows, other),
                      other.actor(),
                      other.years()));
        }
      }
      others.add(name);
      rows.put(name, row);
      names.add(name);
    }
    // The tables of states and organisations need not be repeated, unless to give a name its years.
    for (State state : states.values()) {
      addUnlessDated(new Name(state.name(), state.id(), Name.Kind.NAME, Years.ALWAYS), alike);
      if (!state.officialName().equals(state.name())) {
        addUnlessDated(
            new Name(state.officialName(), state.id(), Name.Kind.OFFICIAL, Years.ALWAYS), alike);
      }
    }
    for (Organisation organisation : organisations.values()) {
      addUnlessDated(
          new Name(organisation.name(), organisation.id(), Name.Kind.NAME, Years.ALWAYS), alike);
    }
    names.sort(
        Comparator.comparing(Name::actor)
            .thenComparing(Name::kind)
            .thenComparing(Name::text)
            .thenComparing(name -> name.years().toString()));
  }

  private static int line(Map<Name, Row> rows, Name name) {
    Row row = rows.get(name);
    return row == null ? 0 : row.line();
  }

  private void addUnlessDated(Name name, Map<String, List<Name>> alike) {
    List<Name> others = alike.computeIfAbsent(name.text(), text -> new ArrayList<>());
    boolean dated =
        others.stream()
            .anyMatch(other -> other.actor().equals(name.actor()) && other.kind() == name.kind());
    if (dated) {
      return;
    }
    Optional<Name> taken = others.stream().filter(other -> other.kind() == name.kind()).findFirst();
    if (taken.isPresent()) {
      throw new KnowledgeException(
          "gazetteer/names.tsv:1: \"%s\" means %s, but is also the name of %s: a row that gives it years for %s was expected"
              .formatted(name.text(), taken.get().actor(), name.actor(), name.actor()));
    }
    others.add(name);
    names.add(name);
  }

  private void readAliases(Knowledge knowledge) {
    Set<Alias> seen = new HashSet<>();
    for (Row row : knowledge.table("gazetteer/aliases.tsv", "alias", "language", "state").rows()) {
      if (!row.cell("language").matches("[a-z]{2,3}")) {
        throw row.complaint(
            "an ISO 639 code was expected in \"language\", found \"" + row.cell("language") + "\"");
      }
      Alias alias = new Alias(row.cell("alias"), state(row, "state"));
      if (!seen.add(alias)) {
        throw row.complaint("the alias \"" + alias.text() + "\" was given above");
      }
      aliases.add(alias);
    }
  }

  private void readCities(Knowledge knowledge) {
    Map<String, List<City>> alike = new HashMap<>();
    for (Row row :
        knowledge.table("gazetteer/cities.tsv", "name", "state", "from", "until").rows()) {
      City city = new City(row.cell("name"), state(row, "state"), years(row));
      List<City> others = alike.computeIfAbsent(city.name(), name -> new ArrayList<>());
      for (City other : others) {
        // Two cities of one name in two states are a fact; one city twice in a state is a slip.
        if (other.state().equals(city.state()) && other.years().overlaps(city.years())) {
          throw row.complaint(
              "\"%s\" in %s was given above for %s: years that do not overlap were expected"
                  .formatted(city.name(), city.state(), other.years()));
        }
      }
      others.add(city);
      cities.add(city);
    }
  }

  private void readOffices(Knowledge knowledge) {
    Set<String> seen = new HashSet<>();
    for (Row row : knowledge.table("gazetteer/offices.tsv", "title", "kind").rows()) {
      Office office = new Office(row.cell("title"), row.choice("kind", Office.Kind.class));
      if (!seen.add(office.title())) {
        throw row.complaint("the title \"" + office.title() + "\" was given above");
      }
      offices.add(office);
    }
  }

  private void readSuccessions(Knowledge knowledge) {
    Set<ActorId> whole = new HashSet<>();
    for (Row row :
        knowledge.table("gazetteer/successions.tsv", "id", "successor", "year", "kind").rows()) {
      int year =
          row.number("year")
              .orElseThrow(() -> row.complaint("the year of the succession is missing"));
      Succession succession =
          new Succession(
              state(row, "id"),
              state(row, "successor"),
              year,
              row.choice("kind", Succession.Kind.class));
      if (succession.kind() != Succession.Kind.SPLITS && !whole.add(succession.predecessor())) {
        throw row.complaint(
            succession.predecessor()
                + " has a successor above that continues it or that it joined");
      }
      successions.add(succession);
    }
  }

  private void readMemberships(Knowledge knowledge) {
    for (Row row :
        knowledge
            .table("gazetteer/memberships.tsv", "state", "organisation", "kind", "from", "until")
            .rows()) {
      Membership membership =
          new Membership(
              state(row, "state"),
              organisation(row, "organisation"),
              row.choice("kind", Membership.Kind.class),
              years(row));
      memberships.add(membership);
    }
  }
}
