package org.chancery.harvest;

import java.io.InputStream;
import java.nio.file.Path;

/** Where documents come from. */
public sealed interface Source {

  /** What messages call it. */
  String name();

  /**
   * A file, or a folder read recursively in the order of its names, hidden files left out.
   *
   * @param path of any of the formats, also compressed with gzip
   */
  record Location(Path path) implements Source {

    @Override
    public String name() {
      return path.toString();
    }
  }

  /**
   * Bytes of unknown format, such as standard input; the caller closes the stream.
   *
   * @param name what messages call it
   */
  record Stream(String name, InputStream in) implements Source {}
}
