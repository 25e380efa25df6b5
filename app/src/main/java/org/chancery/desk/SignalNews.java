package org.chancery.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.chancery.alert.News;
import org.chancery.insight.Signal;
import org.chancery.publication.Archive;
import org.chancery.publication.Archived;
import org.chancery.text.PublicationId;

/** Turns signals into news that can be subscribed to. */
final class SignalNews {

  /** How far back a signal is still news. */
  static final Period RECENT = Period.ofDays(90);

  /** What is shown to those who look is more than what others are troubled with. */
  private static final double CHANCE = 0.05;

  private SignalNews() {}

  static List<News> of(List<Signal> signals, Archive archive, Wording wording, LocalDate since) {
    List<News> news = new ArrayList<>();
    for (Signal signal : signals) {
      boolean likelyChance =
          signal.kind() != Signal.Kind.OMISSION_REPORTED && signal.chance() > CHANCE;
      if (likelyChance || signal.on().isBefore(since) || signal.evidence().isEmpty()) {
        continue;
      }
      PublicationId id = signal.evidence().getFirst();
      archive.latest(id).ifPresent(archived -> news.add(news(signal, archived, wording)));
    }
    return news;
  }

  private static News news(Signal signal, Archived archived, Wording wording) {
    PublicationId id = archived.publication().id();
    String what =
        switch (signal.kind()) {
          case NAME_MISSING -> signal.missing() + " is not named: " + signal.source();
          case SOURCE_SILENT -> signal.source() + " is silent: " + signal.occasion();
          case OMISSION_REPORTED -> signal.missing() + " is said to go unnamed: " + signal.source();
        };
    return new News(
        News.Kind.SIGNAL,
        "signal "
            + signal.kind()
            + " "
            + signal.source()
            + " "
            + signal.occasion()
            + " "
            + signal.missing()
            + " "
            + signal.on(),
        what + ", " + signal.occasion() + ", " + signal.on(),
        "",
        signal.states(),
        "signal",
        "",
        wording.citation(archived.publication(), archived.version()),
        id.value(),
        archived.publication().series(),
        archived.publication().authors(),
        archived.publication().publisher(),
        archived.publication().url(),
        "/publication?id="
            + URLEncoder.encode(id.value(), UTF_8)
            + "&version="
            + archived.version(),
        signal.sentence());
  }
}
