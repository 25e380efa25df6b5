package org.chancery.score;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is, and the annotated files beside it. */
final class Folders {

  private Folders() {}

  /** The passages that were written for this program, and what is annotated in them. */
  static Path passages() {
    return root().resolve("app/src/test/resources/passages");
  }

  /** The root of the repository, above the folder in which the tests run. */
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

  /** The annotated files, which are no part of the repository. */
  static Path gold() {
    return root().resolveSibling("shared").resolve("gold");
  }

  static Path scores() {
    return root().resolve("docs").resolve("scores.tsv");
  }

  /** The sentences written for the tests of coding in PLOVER. */
  static Path news() {
    return root().resolve("app/src/test/resources/plover/news.tsv");
  }
}
