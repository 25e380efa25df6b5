package org.chancery.desk;

import java.util.List;
import java.util.Locale;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.alert.AlertException;
import org.chancery.alert.Phrasing;
import org.chancery.alert.Topic;
import org.chancery.event.EventType;
import org.chancery.event.EventTypes;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.publication.Publication;

/** Lends the mailing list the names and the English of this desk. */
final class Correspondence implements Topic.Names, Phrasing {

  private static final String COUNT_CLAIM = "count-claim";

  private final Gazetteer gazetteer;
  private final EventTypes types;
  private final Wording wording;

  Correspondence(Gazetteer gazetteer, EventTypes types, Wording wording) {
    this.gazetteer = gazetteer;
    this.types = types;
    this.wording = wording;
  }

  @Override
  public ActorId state(String typed) {
    return Named.state(gazetteer, typed, AlertException::new);
  }

  @Override
  public List<String> types(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    if (wanted.equals(COUNT_CLAIM)) {
      return List.of(wanted);
    }
    if (wanted.endsWith("*")) {
      String beginning = wanted.substring(0, wanted.length() - 1);
      List<String> found =
          types.all().stream().map(EventType::id).filter(id -> id.startsWith(beginning)).toList();
      if (found.isEmpty()) {
        throw new AlertException("type: no event type begins with \"" + beginning + "\"");
      }
      return found;
    }
    try {
      return List.of(types.type(wanted).id());
    } catch (IllegalArgumentException unknown) {
      throw new AlertException("type: " + unknown.getMessage(), unknown);
    }
  }

  @Override
  public String headline(Statement statement) {
    return wording.words(
        switch (statement) {
          case Statement.Event event ->
              new Statement.Event(
                  event.type(),
                  event.from(),
                  event.to(),
                  event.by(),
                  event.date(),
                  event.place(),
                  event.kind(),
                  Modality.ASSERTED,
                  event.attribution(),
                  event.mentions(),
                  event.rule(),
                  event.confidence());
          case Statement.CountClaim claim -> claim;
        });
  }

  @Override
  public String citation(Publication publication, int version) {
    return wording.citation(publication, version);
  }
}
