package org.chancery.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.mention.Term;
import org.jspecify.annotations.Nullable;

/**
 * Puts the posts that stand in a row with dates of their own in place of what the rules made of
 * them.
 */
final class ListedPosts {

  private final Scene scene;
  private final Discourse discourse;
  private final EventTypes types;
  private final Attributions attributions;
  private final MissionReferents referents;
  private final MissionPlaces missionPlaces;
  private final List<Draft> drafts;

  ListedPosts(
      Scene scene,
      Discourse discourse,
      EventTypes types,
      Attributions attributions,
      MissionReferents referents,
      MissionPlaces missionPlaces,
      List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.types = types;
    this.attributions = attributions;
    this.referents = referents;
    this.missionPlaces = missionPlaces;
    this.drafts = drafts;
  }

  /** "Consulates": where a sentence names several, it may list them with their dates. */
  boolean namesConsulates() {
    for (int i = 0; i < scene.graph().size(); i++) {
      if (scene.term(i) instanceof Term.MissionKind mission
          && scene.token(i).tag().endsWith("S")
          && isConsular(mission, scene.token(i).form())) {
        return true;
      }
    }
    return false;
  }

  /** A consulate, or a post that is called consular. */
  static boolean isConsular(Term.MissionKind mission, String form) {
    return mission.kind().startsWith("consul")
        || form.toLowerCase(Locale.ROOT).startsWith("consul");
  }

  /** Posts in a row with dates of their own stand in place of what the rules made of them. */
  void readRow(Dating dating) {
    List<PostRow.Fate> fates = new PostRow(scene, dating).fates();
    if (fates.isEmpty()) {
      return;
    }
    Draft model =
        drafts.stream()
            .filter(draft -> draft.type().id().startsWith("mission-"))
            .findFirst()
            .orElse(null);
    Direction direction =
        model != null
            ? new Direction(model.from(), model.to())
            : referents.complete(
                discourse.mission == null ? Direction.UNKNOWN : discourse.mission.direction());
    if (!direction.isKnown()) {
      return;
    }
    String kind = model != null ? model.kind() : discourse.listed;
    Set<String> towns = new HashSet<>();
    fates.forEach(fate -> towns.add(fate.city()));
    drafts.removeIf(draft ->
        Set.of(
                    "mission-opened",
                    "mission-closed",
                    "mission-reopened",
                    "mission-raised",
                    "mission-present")
                .contains(draft.type().id())
            && (draft.place() == null || towns.contains(draft.place()))
            && fates.stream().noneMatch(fate -> states(draft, fate)));
    for (PostRow.Fate fate : fates) {
      if (drafts.stream().noneMatch(draft -> states(draft, fate))) {
        add(fate, directed(fate, direction), fate.kind() != null ? fate.kind() : kind);
      }
    }
  }

  /** Whether a rule has read what the row says, be the date what it may. */
  private static boolean states(Draft draft, PostRow.Fate fate) {
    return draft.type().id().equals(fate.type())
        && fate.city().equals(draft.place())
        && fate.date().equals(draft.date());
  }

  /** Whose post it is and where: a row that names an owner may turn from one state to the other. */
  private Direction directed(PostRow.Fate fate, Direction row) {
    Integer owner = fate.owner();
    ActorId sender =
        owner == null
            ? null
            : discourse.firstState(
                new Actors(scene, discourse, Dating.year(fate.date())).of(owner));
    if (sender == null || sender.equals(row.sender())) {
      return row;
    }
    ActorId seat = missionPlaces.seatOf(fate.city(), Dating.year(fate.date()));
    ActorId receiver = seat != null && !seat.equals(sender) ? seat : null;
    if (receiver == null) {
      receiver = sender.equals(row.receiver()) ? row.sender() : row.receiver();
    }
    return new Direction(sender, receiver);
  }

  private void add(PostRow.Fate fate, Direction direction, @Nullable String kind) {
    if (!direction.isKnown()) {
      return;
    }
    drafts.add(
        new Draft(
            types.type(fate.type()),
            direction.from(),
            direction.to(),
            null,
            fate.date(),
            fate.city(),
            kind,
            new Modalities(scene).of(fate.act(), null),
            attributions.of(fate.act()),
            new Mention(scene.block(), fate.words(), fate.words().of(scene.text())),
            "posts-in-a-row",
            null,
            scene.titled()));
  }
}
