package org.chancery.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chancery.harvest.Harvest;
import org.chancery.harvest.Harvester;
import org.chancery.harvest.Source;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;

/** The text that is measured on: the demo archive, which everybody has. */
public final class Dispatches {

  private Dispatches() {}

  /** The root of the repository, above the folder in which the measurement runs. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          Path.of("").toAbsolutePath() + ": a folder of the repository was expected");
    }
    return folder;
  }

  /** All dispatches. */
  public static List<Publication> publications() {
    List<Publication> publications = new ArrayList<>();
    new Harvester(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .read(
            new Source.Location(root().resolve("demo/archive")),
            harvest -> {
              switch (harvest) {
                case Harvest.Found found -> publications.add(found.publication());
                case Harvest.Refused refused -> throw new IllegalStateException(refused.toString());
                case Harvest.Reached reached -> throw new IllegalStateException(reached.toString());
                case Harvest.Withdrawn gone -> throw new IllegalStateException(gone.toString());
              }
            });
    return publications;
  }

  /** The texts of all blocks. */
  public static List<String> texts() {
    return publications().stream()
        .flatMap(publication -> publication.blocks().stream())
        .map(Block::text)
        .toList();
  }

  /** How many words a text has, as the plainest program would count them. */
  public static int words(String text) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean white = Character.isWhitespace(text.charAt(i));
      if (!white && !inWord) {
        words++;
      }
      inWord = !white;
    }
    return words;
  }

  /** How many words all the texts have. */
  public static int words(List<String> texts) {
    return texts.stream().mapToInt(Dispatches::words).sum();
  }
}
