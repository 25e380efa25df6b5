package org.chancery.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.event.EventTypes;
import org.chancery.event.Mention;
import org.chancery.reading.Discourse.Direction;
import org.chancery.reading.mention.Term;

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
  private final List<Draft> drafts;

  ListedPosts(
      Scene scene,
      Discourse discourse,
      EventTypes types,
      Attributions attributions,
      MissionReferents referents,
      List<Draft> drafts) {
    this.scene = scene;
    this.discourse = discourse;
    this.types = types;
    this.attributions = attributions;
    this.referents = referents;
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
        Set.of("mission-opened", "mission-closed", "mission-reopened", "mission-present")
                .contains(draft.type().id())
            && (draft.place() == null || towns.contains(draft.place())));
    for (PostRow.Fate fate : fates) {
      drafts.add(
          new Draft(
              types.type(fate.type()),
              direction.from(),
              direction.to(),
              null,
              fate.date(),
              fate.city(),
              fate.kind() != null ? fate.kind() : kind,
              new Modalities(scene).of(fate.act(), null),
              attributions.of(fate.act()),
              new Mention(scene.block(), fate.words(), fate.words().of(scene.text())),
              "posts-in-a-row",
              null,
              scene.titled()));
    }
  }
}
