package org.chancery.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.knowledge.Knowledge;
import org.chancery.knowledge.Row;

/** Reads the tables of {@code gazetteer/} and refuses what contradicts itself. */
final class GazetteerTables {

  final ActorTables actors;
  final NameTables names;
  final List<City> cities = new ArrayList<>();
  final List<Office> offices = new ArrayList<>();
  final List<Succession> successions = new ArrayList<>();
  final List<Membership> memberships = new ArrayList<>();
  final List<Leader> leaders = new ArrayList<>();

  GazetteerTables(Knowledge knowledge) {
    actors = new ActorTables(knowledge);
    names = new NameTables(knowledge, actors);
    readCities(knowledge);
    readOffices(knowledge);
    readSuccessions(knowledge);
    readMemberships(knowledge);
    readLeaders(knowledge);
  }

  private void readLeaders(Knowledge knowledge) {
    for (Row row :
        knowledge.table("gazetteer/leaders.tsv", "name", "state", "from", "until").rows()) {
      leaders.add(new Leader(row.cell("name"), actors.state(row, "state"), ActorTables.years(row)));
    }
  }

  private void readCities(Knowledge knowledge) {
    Map<String, List<City>> alike = new HashMap<>();
    for (Row row :
        knowledge.table("gazetteer/cities.tsv", "name", "state", "from", "until").rows()) {
      City city = new City(row.cell("name"), actors.state(row, "state"), ActorTables.years(row));
      List<City> others = alike.computeIfAbsent(city.name(), name -> new ArrayList<>());
      for (City other : others) {
        // Two cities of one name in two states are a fact; one city twice in a state is a slip.
        if (other.state().equals(city.state()) && other.years().overlaps(city.years())) {
          throw row.complaint(
              "\"%s\" in %s was given above for the years %s; years that do not overlap were expected"
                  .formatted(city.name(), city.state(), other.years()));
        }
      }
      others.add(city);
      cities.add(city);
    }
    cities.sort(Comparator.comparing(City::name).thenComparing(City::years, Years.LATEST_FIRST));
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
      Succession succession =
          new Succession(
              actors.state(row, "id"),
              actors.state(row, "successor"),
              row.number("year").orElseThrow(() -> row.complaint("the column \"year\" is empty")),
              row.choice("kind", Succession.Kind.class));
      if (succession.kind().whole() && !whole.add(succession.predecessor())) {
        throw row.complaint(
            "one successor that continues %s or that it joined was expected, found another"
                .formatted(succession.predecessor()));
      }
      successions.add(succession);
    }
  }

  private void readMemberships(Knowledge knowledge) {
    for (Row row :
        knowledge
            .table("gazetteer/memberships.tsv", "state", "organisation", "kind", "from", "until")
            .rows()) {
      memberships.add(
          new Membership(
              actors.state(row, "state"),
              actors.organisation(row, "organisation"),
              row.choice("kind", Membership.Kind.class),
              ActorTables.years(row)));
    }
  }
}
