package org.chancery.harvest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads publications out of files, folders and streams. */
public final class Harvester {

  /** The largest document that is read; what is larger is no text that a person wrote. */
  private static final int LIMIT = 64 << 20;

  private final Clock clock;
  private final int limit;
  private final Function<String, Memory> memories;
  private final Manners manners;
  private final Turns turns = new Turns();
  private final Languages languages = new Languages();
  private final Allowance.Limits limits;

  /**
   * @param clock tells the day on which documents that carry no date were fetched
   */
  public Harvester(Clock clock) {
    this(clock, source -> Memory.NONE);
  }

  /**
   * @param memories what is remembered of an address
   */
  public Harvester(Clock clock, Function<String, Memory> memories) {
    this(clock, LIMIT, Allowance.USUAL, memories, Manners.USUAL);
  }

  Harvester(Clock clock, int limit, Allowance.Limits limits) {
    this(clock, limit, limits, source -> Memory.NONE, Manners.USUAL);
  }

  Harvester(
      Clock clock,
      int limit,
      Allowance.Limits limits,
      Function<String, Memory> memories,
      Manners manners) {
    this.memories = memories;
    this.manners = manners;
    this.clock = clock;
    this.limit = limit;
    this.limits = limits;
  }

  /**
   * Hands every document of a source to the consumer, one by one and in a stable order; never more
   * than one is in memory.
   *
   * @throws HarvestException where the source itself is missing or cannot be read
   */
  public void read(Source source, Consumer<Harvest> consumer) {
    Consumer<Harvest> checked =
        source instanceof Source.DataSet
            ? consumer
            : harvest ->
                consumer.accept(
                    harvest instanceof Harvest.Found found ? languages.checked(found) : harvest);
    new Visit(checked).source(source);
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
          case Source.Stream stream ->
              unpack(
                  new Place(stream.name(), null, null, null),
                  stream.in(),
                  new Allowance(limits),
                  0);
          case Source.Location location -> location(location.path());
          case Source.Address address -> address(address);
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

    private void address(Source.Address source) {
      try (Fetcher fetcher = new Fetcher(manners, source.allowPrivate(), turns, clock)) {
        Journey journey =
            new Journey(
                source.name(),
                clock.instant().toString(),
                fetcher,
                memories.apply(source.name()),
                today,
                this::answered,
                licensed(consumer, source.rights()));
        new AddressVisit(journey, source.address()).run();
      }
    }

    /** The rights of a source are those of whatever does not name its own. */
    private static Consumer<Harvest> licensed(Consumer<Harvest> consumer, @Nullable String rights) {
      return rights == null
          ? consumer
          : harvest ->
              consumer.accept(
                  harvest instanceof Harvest.Found found ? found.licensed(rights) : harvest);
    }

    private void answered(Answer answer, Consumer<Harvest> to) {
      Visit visit = new Visit(to);
      Place place = new Place(answer.address().toString(), null, null, answer);
      try {
        visit.unpack(place, new ByteArrayInputStream(answer.bytes()), new Allowance(limits), 0);
      } catch (IOException broken) {
        to.accept(new Harvest.Refused(place.origin(), reason(broken)));
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
      try (InputStream in = Files.newInputStream(file)) {
        unpack(Place.of(file.toString(), relative), in, new Allowance(limits), 0);
      }
    }

    /** Peels compression and archives off, and reads what is inside; a bomb ends the whole file. */
    private void unpack(Place place, InputStream in, Allowance allowance, int depth)
        throws IOException {
      try {
        InputStream content = new BufferedInputStream(in, 1 << 16);
        Packing packing = Packing.of(peek(content, Packing.HEAD));
        if (packing == null) {
          document(place, content);
          return;
        }
        allowance.layer(depth + 1);
        Allowance.Taken taken = new Allowance.Taken(content);
        if (packing.isArchive()) {
          archive(place, packing, taken, allowance, depth + 1);
        } else {
          InputStream decoder = allowance.given(packing, taken, decoder(packing, taken));
          unpack(place, decoder, allowance, depth + 1);
        }
      } catch (RefusedException e) {
        consumer.accept(new Harvest.Refused(place.origin(), e.reason()));
      } catch (PackingException e) {
        if (e.isBomb() && depth > 0) {
          throw e;
        }
        consumer.accept(new Harvest.Refused(place.origin(), e.reason()));
      }
    }

    private static InputStream decoder(Packing packing, InputStream in) throws PackingException {
      try {
        return packing.decompressed(in);
      } catch (IOException | RuntimeException broken) {
        throw PackingException.damaged(packing, broken);
      }
    }

    private void archive(
        Place place, Packing packing, Allowance.Taken taken, Allowance allowance, int depth)
        throws IOException, RefusedException {
      ArchiveInputStream<? extends ArchiveEntry> archive =
          packing == Packing.ZIP
              ? new ZipArchiveInputStream(taken, "UTF-8", true, true)
              : new TarArchiveInputStream(taken, "UTF-8");
      InputStream content = allowance.given(packing, taken, archive);
      while (true) {
        ArchiveEntry entry;
        try {
          entry = archive.getNextEntry();
        } catch (PackingException inner) {
          throw inner;
        } catch (IOException | RuntimeException broken) {
          throw PackingException.damaged(packing, broken);
        }
        if (entry == null) {
          return;
        }
        allowance.entry();
        Place inside = place.inside(entry.getName());
        if (entry.isDirectory() || inside.isHidden()) {
          continue;
        }
        if (entry.getName().equals("[Content_Types].xml")) {
          throw new RefusedException(
              "a document of an office program was found; a PDF or a page of it was expected");
        }
        if (!archive.canReadEntryData(entry)) {
          consumer.accept(
              new Harvest.Refused(
                  inside.origin(),
                  "an entry that is encrypted or no plain file was found, a document was"
                      + " expected"));
          continue;
        }
        unpack(inside, content, allowance, depth);
      }
    }

    private void document(Place place, InputStream content) throws IOException, RefusedException {
      Source.DataSet data = dataSet;
      if (data != null) {
        table(data, place.received(whole(content), today));
        return;
      }
      byte[] head = peek(content, Format.HEAD);
      Format format = Format.of(place.name(), head);
      switch (format) {
        case JSON_LINES -> lines(place.origin(), head, content);
        case WARC -> Warc.read(place.origin(), content, limit, this::captured);
        case MAILBOX -> Mailbox.read(place.origin(), content, limit, today, consumer);
        case WIKI_DUMP -> WikiDump.read(place.origin(), content, today, consumer);
        case JSON_FEED, HTML, MARKDOWN, TEXT, PDF, TEI, FEED, MESSAGE ->
            whole(format, place.received(whole(content), today));
      }
    }

    /** A document of a web archive is of the format that it is, whatever the server said. */
    private void captured(Received document) {
      try {
        byte[] bytes = document.bytes();
        Format format = Format.of(null, Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD)));
        whole(format, document);
      } catch (RefusedException e) {
        consumer.accept(new Harvest.Refused(document.origin(), e.reason()));
      }
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
      in.mark(count);
      byte[] head = in.readNBytes(count);
      in.reset();
      return head;
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
        } catch (PackingException e) {
          if (e.isBomb()) {
            throw e;
          }
          consumer.accept(new Harvest.Refused(place, e.reason()));
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
          whole(Format.JSON_LINES, new Received(place, line, null, today));
        }
      }
    }

    /** Reads a document that is in memory. */
    private void whole(Format format, Received document) {
      List<Harvest> harvests = new ArrayList<>();
      try {
        switch (format) {
          case JSON_LINES -> harvests.add(JsonLines.read(document));
          case HTML -> harvests.add(Page.read(document));
          case MARKDOWN -> harvests.add(Markdown.read(document));
          case TEXT -> harvests.add(PlainText.read(document));
          case PDF -> harvests.add(Pdf.read(document));
          case MESSAGE -> harvests.add(Mailbox.message(document));
          case FEED, JSON_FEED -> Feed.read(document, harvests::add);
          case TEI -> Tei.read(document, harvests::add);
          case WARC, MAILBOX, WIKI_DUMP ->
              throw new RefusedException(
                  "an archive within a web archive was found, a document was expected");
        }
      } catch (RefusedException e) {
        harvests.add(new Harvest.Refused(document.origin(), e.reason()));
      } catch (StackOverflowError e) {
        // The parsers of others recurse. One document built to overflow them must not stop the
        // rest.
        harvests.add(
            new Harvest.Refused(
                document.origin(),
                "a document nested too deeply was found, plain text was expected"));
      }
      // Outside of the try: what the consumer throws is the consumer's and stops the visit.
      harvests.forEach(consumer);
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

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
  }

  /**
   * Where a document stands.
   *
   * @param origin for messages
   * @param name without the suffixes of compression; null for a stream
   * @param path within the source, without any suffix; null for a stream
   * @param answer that it came in; null for what came from no server
   */
  private record Place(
      String origin, @Nullable String name, @Nullable String path, @Nullable Answer answer) {

    Received received(byte[] bytes, LocalDate today) {
      return new Received(
          origin,
          bytes,
          path,
          today,
          answer == null ? null : answer.address().toString(),
          answer == null ? null : answer.charset());
    }

    static Place of(String origin, String relative) {
      String name = Packing.unpacked(relative);
      return new Place(origin, name, withoutSuffix(name), null);
    }

    Place inside(String entry) {
      String within = Packing.unpacked(entry);
      String inner = withoutSuffix(within);
      return new Place(
          origin + "!/" + entry, within, path == null ? inner : path + "/" + inner, null);
    }

    /** Whether any step of it is what file managers hide, or leave behind. */
    boolean isHidden() {
      return name != null
          && Arrays.stream(name.split("[/\\\\]"))
              .anyMatch(
                  step -> (step.startsWith(".") && !step.equals(".")) || step.equals("__MACOSX"));
    }

    private static String withoutSuffix(String path) {
      int dot = path.lastIndexOf('.');
      int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
      return dot > slash + 1 ? path.substring(0, dot) : path;
    }
  }
}
