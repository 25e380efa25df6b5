package org.chancery.harvest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads publications out of files, folders and streams. */
public final class Harvester {

  /** The largest document that is read; what is larger is no text that a person wrote. */
  private static final int LIMIT = 64 << 20;

  private final Clock clock;
  private final int limit;

  /**
   * @param clock tells the day on which documents that carry no date were fetched
   */
  public Harvester(Clock clock) {
    this(clock, LIMIT);
  }

  Harvester(Clock clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Hands every document of a source to the consumer, one by one and in a stable order; never more
   * than one is in memory.
   *
   * @throws HarvestException where the source itself is missing or cannot be read
   */
  public void read(Source source, Consumer<Harvest> consumer) {
    new Visit(consumer).source(source);
  }

  /** One call of {@link #read}. */
  private final class Visit {

    private final Consumer<Harvest> consumer;
    private final LocalDate today = clock.instant().atZone(clock.getZone()).toLocalDate();

    private Source.@Nullable DataSet dataSet;
    private @Nullable Mapping mapping;

    Visit(Consumer<Harvest> consumer) {
      this.consumer = consumer;
    }

    void source(Source source) {
      try {
        switch (source) {
          case Source.Stream stream -> stream(stream.name(), null, null, stream.in());
          case Source.Location location -> location(location.path());
          case Source.DataSet data -> {
            dataSet = data;
            mapping = data.mapping() == null ? null : Mapping.read(data.mapping());
            location(data.path());
          }
        }
      } catch (NoSuchFileException e) {
        throw new HarvestException(
            source.name() + ": a file or folder was expected, found none", e);
      } catch (IOException e) {
        throw new HarvestException(source.name() + ": cannot be read: " + reason(e), e);
      }
    }

    private void location(Path path) throws IOException {
      if (Files.isDirectory(path)) {
        folder(path, path);
        return;
      }
      Path name = path.getFileName();
      file(path, name == null ? path.toString() : name.toString());
    }

    /** Depth first, by name; links to folders are left out because they may lead back up. */
    private void folder(Path root, Path folder) throws IOException {
      List<Path> entries = new ArrayList<>();
      try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
        listing.forEach(entries::add);
      }
      entries.removeIf(entry -> entry.getFileName().toString().startsWith("."));
      entries.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
      for (Path entry : entries) {
        try {
          if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            folder(root, entry);
          } else if (!Files.isDirectory(entry)) {
            file(entry, root.relativize(entry).toString());
          }
        } catch (IOException e) {
          consumer.accept(new Harvest.Refused(entry.toString(), "cannot be read: " + reason(e)));
        }
      }
    }

    private void file(Path file, String relative) throws IOException {
      String name = withoutGzip(relative);
      try (InputStream in = Files.newInputStream(file)) {
        stream(file.toString(), name, withoutSuffix(name), in);
      }
    }

    private void stream(String origin, @Nullable String name, @Nullable String path, InputStream in)
        throws IOException {
      try {
        InputStream content = decompressed(in);
        Source.DataSet data = dataSet;
        if (data != null) {
          table(data, new Received(origin, whole(content), path, today));
          return;
        }
        content.mark(Format.HEAD);
        byte[] head = content.readNBytes(Format.HEAD);
        content.reset();
        Format format = Format.of(name, head);
        if (format == Format.JSON_LINES) {
          lines(origin, head, content);
        } else {
          one(format, new Received(origin, whole(content), path, today));
        }
      } catch (RefusedException e) {
        consumer.accept(new Harvest.Refused(origin, e.reason()));
      } catch (EOFException | ZipException e) {
        consumer.accept(new Harvest.Refused(origin, brokenCompression(e)));
      }
    }

    private void table(Source.DataSet data, Received document) throws RefusedException {
      Mapping columns = mapping;
      if (data.form() == Source.DataSet.Form.CSV) {
        if (columns == null) {
          throw new RefusedException("a table without a mapping was found, one was expected");
        }
        consumer.accept(CsvTable.read(document, columns));
      } else if (Wikitext.isDump(document.bytes())) {
        Wikitext.readDump(document, consumer);
      } else {
        consumer.accept(Wikitext.read(document));
      }
    }

    private void lines(String origin, byte[] head, InputStream in)
        throws IOException, RefusedException {
      if (Charsets.hasUtf16Mark(head)) {
        throw new RefusedException("JSON lines in UTF-16 were found, UTF-8 was expected");
      }
      Lines lines = new Lines(in, limit);
      while (true) {
        String place = origin + ":" + (lines.number() + 1);
        byte @Nullable [] line;
        try {
          line = lines.next();
        } catch (RefusedException e) {
          consumer.accept(new Harvest.Refused(place, e.reason()));
          continue;
        } catch (EOFException | ZipException e) {
          consumer.accept(new Harvest.Refused(place, brokenCompression(e)));
          return;
        }
        if (line == null) {
          return;
        }
        if (lines.number() == 1) {
          line = JsonLines.withoutByteOrderMark(line);
          JsonLines.refuseSpread(line);
        }
        if (!JsonLines.isBlank(line)) {
          one(Format.JSON_LINES, new Received(place, line, null, today));
        }
      }
    }

    private void one(Format format, Received document) {
      Harvest harvest;
      try {
        harvest =
            switch (format) {
              case JSON_LINES -> JsonLines.read(document);
              case HTML -> Page.read(document);
              case MARKDOWN -> Markdown.read(document);
              case TEXT -> PlainText.read(document);
            };
      } catch (RefusedException e) {
        harvest = new Harvest.Refused(document.origin(), e.reason());
      } catch (StackOverflowError e) {
        // The parsers of others recurse. One document built to overflow them must not stop the
        // rest.
        harvest =
            new Harvest.Refused(
                document.origin(),
                "a document nested too deeply was found, plain text was expected");
      }
      // Outside of the try: what the consumer throws is the consumer's and stops the visit.
      consumer.accept(harvest);
    }

    private byte[] whole(InputStream in) throws IOException, RefusedException {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new RefusedException(
            "a document of more than " + limit + " bytes was found, at most that many are read");
      }
      return bytes;
    }
  }

  /** The content of a gzip file, or the stream itself; either way one that can be looked into. */
  private static InputStream decompressed(InputStream in) throws IOException {
    BufferedInputStream plain = new BufferedInputStream(in, 1 << 16);
    plain.mark(2);
    byte[] magic = plain.readNBytes(2);
    plain.reset();
    boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
    return gzip ? new BufferedInputStream(new GZIPInputStream(plain, 1 << 16), 1 << 16) : plain;
  }

  private static String brokenCompression(IOException e) {
    return "the compressed data end early or are damaged ("
        + e.getMessage()
        + "), a whole gzip file was expected";
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
  }

  private static String withoutGzip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
  }

  private static String withoutSuffix(String path) {
    int dot = path.lastIndexOf('.');
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return dot > slash + 1 ? path.substring(0, dot) : path;
  }
}
