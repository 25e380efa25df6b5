package org.chancery.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.event.Mention;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;

/**
 * Headings name an act and its year, and the text below tells it: "Mutual Recognition, 1922" above
 * "On July 28, 1922, he handed over a written notification". Where no sentence below states the act
 * in words that rules read, the first finer date of the section within the heading's year is the
 * day of the act.
 */
final class Sections {

  /** A date that a sentence of the document gives, with that sentence. */
  record Told(PartialDate date, Span words, Mention sentence) {

    /** How far from the words of the heading the date stands; as far as can be without them. */
    int distance(String act) {
      int at = sentence.quote().toLowerCase(Locale.ROOT).indexOf(act);
      return at < 0 ? Integer.MAX_VALUE : Math.abs(words.start() - sentence.span().start() - at);
    }
  }

  /** What the sentence that tells the act most likely holds, by the first part of its type. */
  private static final Map<String, String> STEM =
      Map.of(
          "recognition", "recogni",
          "relations", "relations",
          "agreement", "sign",
          "envoy", "ambassador",
          "credentials", "credentials");

  private final List<Told> told = new ArrayList<>();
  private final TreeSet<Integer> headings = new TreeSet<>();

  /** A heading begins at a block. */
  void begin(int block) {
    headings.add(block);
  }

  /** A sentence gives a date. */
  void tell(PartialDate date, Span words, Mention sentence) {
    if (!date.isInterval() && date.edtf().indexOf('X') < 0 && date.edtf().length() >= 7) {
      told.add(new Told(date, words, sentence));
    }
  }

  /** The drafts, and for each act that only a heading states the sentence that dates it. */
  List<Draft> date(List<Draft> drafts) {
    List<Draft> dated = new ArrayList<>(drafts);
    for (Draft draft : drafts) {
      PartialDate year = draft.date();
      if (!draft.headed()
          || year == null
          || year.isInterval()
          || year.edtf().length() != 4
          || year.edtf().indexOf('X') >= 0
          || drafts.stream().anyMatch(other -> tells(other, draft, year))) {
        continue;
      }
      String act = STEM.getOrDefault(draft.type().id().replaceAll("-.*", ""), "\n");
      Integer next = headings.higher(draft.mention().block());
      int end = next == null ? Integer.MAX_VALUE : next;
      told.stream()
          .filter(each ->
              each.sentence().block() > draft.mention().block() && each.sentence().block() < end)
          .filter(each -> each.date().within(year))
          .min(Comparator.comparingInt(each -> each.distance(act)))
          .ifPresent(each -> dated.add(draft.told(each.date(), each.sentence())));
    }
    return dated;
  }

  private static boolean tells(Draft other, Draft headed, PartialDate year) {
    PartialDate date = other.date();
    boolean finer = date != null && !date.equals(year) && date.within(year);
    Set<String> types = new TreeSet<>(List.of(other.type().id(), headed.type().id()));
    boolean sameAct =
        types.size() == 1
            || types.equals(Set.of("relations-severed", "relations-suspended"))
            || types.equals(Set.of("relations-established", "relations-restored"));
    boolean sameWay =
        !headed.type().directed()
            || (other.from().equals(headed.from()) && other.to().equals(headed.to()))
            || (!other.from().equals(headed.to()) && !other.to().equals(headed.from()));
    return !other.headed() && sameWay && finer && sameAct && other.modality() == headed.modality();
  }
}
