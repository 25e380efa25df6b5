package org.chancery.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.harvest.Source;
import org.jspecify.annotations.Nullable;

/** The sources named on a command line. */
final class Sources {

  private Sources() {}

  /** "-" is standard input, and what begins as an address of the web is one. */
  static List<Source> of(List<String> names, Terminal terminal) {
    return of(names, null, false, terminal);
  }

  /**
   * The same.
   *
   * @param rights of what addresses serve
   * @param allowPrivate whether machines of private networks may be asked
   */
  static List<Source> of(
      List<String> names, @Nullable String rights, boolean allowPrivate, Terminal terminal) {
    if (names.stream().anyMatch(String::isBlank)) {
      throw new UsageException("a file, a folder or - was expected, found an empty name");
    }
    return names.stream()
        .<Source>map(name ->
            name.equals("-")
                ? new Source.Stream("standard input", terminal.in())
                : isAddress(name)
                    ? address(name, rights, allowPrivate)
                    : new Source.Location(Path.of(name)))
        .toList();
  }

  private static boolean isAddress(String name) {
    return name.matches("(?i)https?://.*");
  }

  /** An address as a person typed it. */
  static Source.Address address(String typed, @Nullable String rights, boolean allowPrivate) {
    try {
      URI address = new URI(typed.strip().replace(" ", "%20"));
      if (isAddress(typed.strip()) && address.getHost() != null) {
        return new Source.Address(address, rights, allowPrivate);
      }
    } catch (URISyntaxException malformed) {
      throw new UsageException(
          "\"" + typed + "\" is no address of the web: " + malformed.getReason());
    }
    throw new UsageException(
        "an address of the web such as https://example.org/feed was expected, found \""
            + typed
            + "\"");
  }

  /** Those named on a command line, as data sets of a form. */
  static List<Source> of(
      List<String> names, Source.DataSet.Form form, @Nullable Path mapping, Terminal terminal) {
    return of(names, terminal).stream()
        .<Source>map(source -> {
          if (source instanceof Source.Location(Path path)) {
            return new Source.DataSet(path, form, mapping);
          }
          throw new UsageException(
              "--format: a file or a folder was expected, found " + source.name());
        })
        .toList();
  }

  /** Whether none of them is there. */
  static boolean missing(List<Source> sources) {
    return sources.stream()
        .allMatch(source ->
            switch (source) {
              case Source.Stream stream -> false;
              case Source.Address address -> false;
              case Source.Location(Path path) -> !Files.exists(path);
              case Source.DataSet data -> !Files.exists(data.path());
            });
  }

  /** How many bytes of documents they hold, about; -1 where nobody can tell. */
  static long bytes(List<Source> sources) {
    long sum = 0;
    for (Source source : sources) {
      switch (source) {
        case Source.Stream stream -> {
          return -1;
        }
        case Source.Address address -> {
          return -1;
        }
        case Source.DataSet data -> {
          return -1;
        }
        case Source.Location(Path path) -> {
          try (Stream<Path> files = Files.walk(path)) {
            sum += files.filter(Files::isRegularFile).mapToLong(Sources::bytes).sum();
          } catch (IOException missing) {
            // The harvest will say so; here it only means that there is nothing to wait for.
            continue;
          }
        }
      }
    }
    return sum;
  }

  /** A gzip file ends with the size of its content, up to 4 GB. */
  private static long bytes(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < 18 || in.read() != 0x1f || in.read() != 0x8b) {
        return in.length();
      }
      in.seek(in.length() - 4);
      return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
