package org.chancery.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.event.Modality;
import org.chancery.reading.rule.Rule;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Drafts listings, memberships, sanctions, offices, and omissions from the parts that the affairs
 * of a sentence consist of.
 */
final class AffairFrame {

  private final Discourse discourse;
  private final Scene scene;
  private final Affairs affairs;
  private final Attributions attributions;
  private final Drafting drafting;
  private final List<Draft> drafts;

  AffairFrame(
      Discourse discourse,
      Scene scene,
      Affairs affairs,
      Attributions attributions,
      Drafting drafting,
      List<Draft> drafts) {
    this.discourse = discourse;
    this.scene = scene;
    this.affairs = affairs;
    this.attributions = attributions;
    this.drafting = drafting;
    this.drafts = drafts;
  }

  void read(Hit hit, Dating.@Nullable Dated dated, Actors actors) {
    for (Affairs.Parts parts : affairs.of(hit.rule().frame(), hit.act(), hit.match(), actors)) {
      int act = hit.act();
      Modalities.Judgement judgement =
          hit.rule().frame() == Rule.Frame.OMISSION && hit.rule().pattern().asksForNegation()
              ? new Modalities(scene).judgeNegative(act)
              : new Modalities(scene).judge(act, dated == null ? null : dated.node());
      Modality modality = judgement.modality();
      PartialDate date = dated == null ? null : comingDate(dated.date(), modality);
      Span span = drafting.evidence(hit, date == null ? null : dated);
      List<Attribution> chain = new ArrayList<>(attributions.of(act));
      Integer record = parts.record();
      if (record != null) {
        chain.add(attributions.record(record));
      }
      drafting.explain(
          hit, date == null ? null : dated, parts.from(), parts.to(), judgement, chain);
      drafts.add(
          new Draft(
              hit.rule().type(),
              parts.from(),
              parts.to(),
              null,
              date,
              null,
              parts.kind(),
              modality,
              chain,
              new Mention(scene.block(), span, span.of(scene.text())),
              hit.rule().name(),
              parts.person(),
              scene.titled()));
    }
  }

  /**
   * The date of an act that is planned lies ahead: "applied to join on Wednesday" does not date the
   * joining, and the January in which somebody will take office is the next.
   */
  private @Nullable PartialDate comingDate(PartialDate date, Modality modality) {
    LocalDate written = discourse.isDated() ? discourse.day() : null;
    LocalDate day = date.isDay() ? date.earliest() : null;
    if (modality != Modality.PLANNED || written == null || day == null || day.isAfter(written)) {
      return date;
    }
    boolean farBack = day.isBefore(written.minusMonths(6));
    return farBack && day.isAfter(written.minusYears(1))
        ? PartialDate.of(day.plusYears(1))
        : day.isBefore(written.minusMonths(1)) ? date : null;
  }
}
