package org.chancery.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.chancery.actor.ActorId;
import org.chancery.actor.Gazetteer;
import org.chancery.actor.State;
import org.chancery.event.EventCodes;
import org.chancery.event.EventTypes;
import org.chancery.export.Sheets.DyadYearRow;
import org.chancery.export.Sheets.EventRow;
import org.chancery.export.Sheets.EvidenceRow;
import org.chancery.ledger.Act;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Ledger;
import org.chancery.publication.Archive;
import org.chancery.publication.Publication;
import org.chancery.publication.Reprints;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.RDFWriterFactory;
import org.eclipse.rdf4j.rio.helpers.JSONLDMode;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;
import org.eclipse.rdf4j.rio.jsonld.JSONLDWriterFactory;
import org.eclipse.rdf4j.rio.turtle.TurtleWriterFactory;
import org.jspecify.annotations.Nullable;

/** Writes the record of a desk as data sets. */
public final class Exports {

  private static final int CHUNK = 1000;

  /** What a data set is written in. */
  public enum Form {
    /** Comma-separated tables with a code book. */
    CSV,
    /** The same tables in Parquet. */
    PARQUET,
    /** RDF with PROV-O as JSON-LD. */
    JSONLD,
    /** RDF with PROV-O as Turtle. */
    TURTLE,
    /** Spells as the edges of a graph. */
    GRAPHML
  }

  private final Ledger ledger;
  private final Archive archive;
  private final Gazetteer gazetteer;
  private final EventTypes types;
  private final EventCodes codes;
  private final Set<String> undirected;
  private final ActorCodes actors;
  private final Sheets sheets;
  private final LocalDate today;

  /**
   * Exports of a desk.
   *
   * @param undirected the kinds of spells that two actors have with each other
   * @param today where a running spell is cut off
   */
  public Exports(
      Ledger ledger,
      Archive archive,
      Gazetteer gazetteer,
      EventTypes types,
      EventCodes codes,
      Set<String> undirected,
      LocalDate today) {
    this.ledger = ledger;
    this.archive = archive;
    this.gazetteer = gazetteer;
    this.types = types;
    this.codes = codes;
    this.undirected = Set.copyOf(undirected);
    this.actors = new ActorCodes(gazetteer);
    this.sheets = new Sheets(actors);
    this.today = today;
  }

  /**
   * Writes a data set into a folder, which is made where there is none; files of the same names are
   * replaced.
   *
   * @param base the address of the desk, by which linked data names what it speaks of
   * @return the names of the files
   * @throws ExportException where something cannot be written
   */
  public List<String> write(Form form, Path folder, String base) {
    try {
      Files.createDirectories(folder);
      return switch (form) {
        case CSV -> tables(folder);
        case PARQUET -> parquet(folder);
        case TURTLE -> linked(folder.resolve("record.ttl"), new TurtleWriterFactory(), base);
        case JSONLD -> linked(folder.resolve("record.jsonld"), new JSONLDWriterFactory(), base);
        case GRAPHML -> graph(folder.resolve("record.graphml"));
      };
    } catch (IOException failure) {
      throw new ExportException(folder + ": cannot be written: " + failure, failure);
    } catch (UncheckedIOException failure) {
      throw new ExportException(folder + ": cannot be written: " + failure.getCause(), failure);
    }
  }

  // ---- tables ----

  private List<Sheet<?>> all() {
    return List.of(sheets.events(), sheets.evidence(), sheets.dyadYears(), sheets.states());
  }

  private List<String> tables(Path folder) throws IOException {
    Map<Long, Long> events = new HashMap<>();
    DyadYears years = new DyadYears(ledger, actors, codes, today);
    Reprints reprints = archive.reprints();
    try (Sheet.Rows<EventRow> eventRows = sheets.events().csv(folder);
        Sheet.Rows<DyadYearRow> yearRows = sheets.dyadYears().csv(folder)) {
      ledger.dossiers(dossier -> {
        for (Act act : dossier.acts()) {
          act.evidence().forEach(piece -> events.put(piece.id(), EventRow.id(act)));
          eventRows.add(
              new EventRow(
                  act,
                  codes.code(act.type(), act.modality()),
                  reprints.texts(act.evidence().stream().map(Evidence::publication).toList())));
        }
        years.of(dossier, yearRows::add);
      });
    }
    try (Sheet.Rows<EvidenceRow> rows = sheets.evidence().csv(folder)) {
      evidence((piece, publication) ->
          rows.add(new EvidenceRow(piece, publication, events.get(piece.id()))));
    }
    try (Sheet.Rows<State> rows = sheets.states().csv(folder)) {
      gazetteer.states().forEach(rows::add);
    }
    Files.writeString(
        folder.resolve(Codebook.FILE), new Codebook(types, codes).of(all()).replace("\r\n", "\n"));
    return names(".csv");
  }

  private List<String> parquet(Path folder) throws IOException {
    tables(folder);
    try (Parquet parquet = Parquet.open()) {
      all().forEach(sheet -> parquet.replace(sheet, folder));
    }
    return names(".parquet");
  }

  private List<String> names(String ending) {
    List<String> names = new java.util.ArrayList<>();
    all().forEach(sheet -> names.add(sheet.name() + ending));
    names.add(Codebook.FILE);
    return names;
  }

  /** Shows all evidence that counts with its publication, in the order of recording. */
  private void evidence(BiConsumer<Evidence, Publication> visitor) {
    long after = 0;
    Held held = null;
    while (true) {
      List<Evidence> chunk = ledger.evidenceAfter(after, CHUNK);
      for (Evidence piece : chunk) {
        if (held == null || !held.of(piece)) {
          held = new Held(publication(piece), piece.version());
        }
        visitor.accept(piece, held.publication());
        after = piece.id();
      }
      if (chunk.size() < CHUNK) {
        return;
      }
    }
  }

  /** The publication that was read last: its statements stand one after the other. */
  private record Held(Publication publication, int version) {
    boolean of(Evidence piece) {
      return publication.id().equals(piece.publication()) && version == piece.version();
    }
  }

  private Publication publication(Evidence piece) {
    return archive.version(piece.publication(), piece.version()).orElseThrow().publication();
  }

  // ---- graphs ----

  private List<String> linked(Path file, RDFWriterFactory factory, String base) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      RDFWriter writer = factory.getWriter(out);
      writer.getWriterConfig().set(JSONLDSettings.JSONLD_MODE, JSONLDMode.COMPACT);
      writer.getWriterConfig().set(JSONLDSettings.USE_NATIVE_TYPES, true);
      LinkedData data = new LinkedData(writer, base);
      gazetteer.states().forEach(state -> data.state(state, actors.iso3(state.id())));
      ledger.dossiers(dossier ->
          dossier.acts().forEach(act -> data.event(act, codes.code(act.type(), act.modality()))));
      evidence((piece, publication) ->
          ledger
              .currentReading(piece.publication())
              .ifPresent(reading -> data.statement(piece, publication, reading)));
      data.end();
    } catch (RDFHandlerException failure) {
      throw new ExportException(file + ": cannot be written: " + failure.getMessage(), failure);
    }
    return List.of(name(file));
  }

  private List<String> graph(Path file) throws IOException {
    TreeSet<ActorId> nodes = new TreeSet<>();
    gazetteer.states().forEach(state -> nodes.add(state.id()));
    ledger.dossiers(dossier -> {
      nodes.add(dossier.dyad().first());
      nodes.add(dossier.dyad().second());
    });
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      Graph graph = Graph.begin(out, actors, nodes);
      ledger.dossiers(dossier -> {
        try {
          graph.add(dossier, undirected);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
      graph.end();
    }
    return List.of(name(file));
  }

  private static String name(Path file) {
    @Nullable Path name = file.getFileName();
    return String.valueOf(name);
  }
}
