package org.chancery.harvest;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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

  /**
   * An address of the web, recognised by what it serves.
   *
   * @param rights licence of what it serves, where that does not say it itself
   * @param allowPrivate whether machines of private networks may be asked
   */
  record Address(URI address, @Nullable String rights, boolean allowPrivate) implements Source {

    @Override
    public String name() {
      return address.toString();
    }
  }

  /**
   * Tables as sources of data, whose form the caller knows: a file, or a folder of them.
   *
   * @param mapping of a table of values, what its columns are; null for wikitext
   */
  record DataSet(Path path, Form form, @Nullable Path mapping) implements Source {

    /** What sort of table. */
    public enum Form {
      /** Pages of a MediaWiki, bare, as a JSON string each, or a dump in XML. */
      WIKITEXT,
      /** Values between commas, with a mapping. */
      CSV
    }

    @Override
    public String name() {
      return path.toString();
    }
  }
}
