package org.chancery.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.event.Statement;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An event as an annotator or the reader coded it, in the words of the guidelines.
 *
 * @param block the block of the best evidence; -1 where it is not known
 * @param quote the words of the best evidence; empty where they are not known
 */
record CodedEvent(
    String type,
    String from,
    String to,
    @Nullable String by,
    @Nullable String date,
    @Nullable String place,
    @Nullable String kind,
    Modality modality,
    int block,
    String quote) {

  private static final Set<String> STANDING =
      Set.of("mission-present", "accredited-from", "relations-absent");

  /** The types of the guidelines; what the reader finds beyond them is not measured here. */
  private static final Set<String> TYPES =
      Set.of(
          "recognition",
          "recognition-withdrawn",
          "relations-established",
          "relations-restored",
          "relations-severed",
          "relations-suspended",
          "war-declared",
          "mission-opened",
          "mission-reopened",
          "mission-closed",
          "mission-raised",
          "mission-lowered",
          "mission-moved",
          "envoy-appointed",
          "credentials-presented",
          "envoy-recalled",
          "envoy-expelled",
          "agreement-signed",
          "visit",
          "meeting",
          "mission-present",
          "accredited-from",
          "relations-absent");

  private static final Set<String> UNDIRECTED =
      Set.of(
          "relations-established",
          "relations-restored",
          "relations-severed",
          "relations-suspended",
          "agreement-signed",
          "meeting",
          "relations-absent");

  /** An event of an annotated file. */
  static CodedEvent annotated(JsonNode event) {
    String modality = text(event, "modality");
    return new CodedEvent(
        event.required("type").asText(),
        event.required("from").asText(),
        event.required("to").asText(),
        text(event, "by"),
        text(event, "date"),
        text(event, "place"),
        text(event, "kind"),
        modality == null ? Modality.ASSERTED : Modality.ofCode(modality),
        event.path("block").asInt(-1),
        event.path("quote").asText(""));
  }

  private static @Nullable String text(JsonNode event, String field) {
    String text = event.path(field).asText(null);
    return text == null || text.isEmpty() ? null : text;
  }

  /** An event that the reader found. */
  static CodedEvent read(Statement.Event event) {
    ActorId by = event.by();
    PartialDate date = event.date();
    Mention best = event.mentions().getFirst();
    return new CodedEvent(
        event.type().id(),
        event.from().value(),
        event.to().value(),
        by == null ? null : by.value(),
        date == null ? null : date.edtf(),
        event.place(),
        event.kind(),
        event.modality(),
        best.block(),
        best.quote());
  }

  boolean isAsserted() {
    return modality == Modality.ASSERTED;
  }

  /** Whether the guidelines define the type. */
  boolean isOfTheGuidelines() {
    return TYPES.contains(type);
  }

  /** Whether it says what holds at the time of writing. */
  boolean isStanding() {
    return STANDING.contains(type);
  }

  boolean isUndirected() {
    return UNDIRECTED.contains(type);
  }

  /** One line for people. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(type).append(' ').append(from).append(' ').append(to);
    if (by != null) {
      line.append(" by=").append(by);
    }
    line.append(' ').append(date == null ? "undated" : date);
    if (place != null) {
      line.append(" place=").append(place);
    }
    if (kind != null) {
      line.append(" kind=").append(kind);
    }
    if (!isAsserted()) {
      line.append(' ').append(modality.code());
    }
    return line.toString();
  }
}
