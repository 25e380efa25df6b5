package org.chancery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.chancery.event.Statement.CountClaim;
import org.chancery.event.Statement.Event;
import org.chancery.ledger.Editing.Ruled;
import org.chancery.text.PublicationId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The record of one time as lines of text that depend on nothing but what it says: the publications
 * that counted with their statements and grades, and the rulings in force. No number that this desk
 * gave stands in them, nor when it recorded something, so that another desk with the same record
 * has the same lines.
 */
final class CanonicalRecord {

  private static final JsonFactory JSON = new JsonFactory();

  private final EvidenceTable evidenceTable;
  private final EditorialLog log;

  CanonicalRecord(EvidenceTable evidenceTable, EditorialLog log) {
    this.evidenceTable = evidenceTable;
    this.log = log;
  }

  /** What went by. */
  record Sum(String sha256, long publications, long statements, TreeSet<String> readers) {}

  /** Hands on every line, and sums them up with the code book. */
  Sum sum(Handle handle, Instant recorded, Map<String, String> codeBook, Consumer<String> lines) {
    MessageDigest digest = sha256();
    Consumer<String> both =
        line -> {
          digest.update(line.getBytes(UTF_8));
          digest.update((byte) 10);
          lines.accept(line);
        };
    Editing editing = log.asOf(handle, recorded);
    long publications = 0;
    long statements = 0;
    TreeSet<String> readers = new TreeSet<>();
    for (PublicationId id : EvidenceTable.publications(handle, recorded)) {
      RecordedReading reading = EvidenceTable.counting(handle, id, recorded);
      if (reading != null && !editing.removals().containsKey(id)) {
        publications++;
        readers.add("reader " + reading.reader() + ", knowledge " + reading.knowledge());
        both.accept(line(json -> publication(json, reading)));
        for (Evidence evidence : evidenceTable.ofReading(handle, reading.sequence(), editing)) {
          statements++;
          both.accept(line(json -> statement(json, evidence)));
        }
      }
    }
    rulings(editing).forEach(both);
    new TreeMap<>(codeBook)
        .forEach((path, text) ->
            digest.update((path + "\n" + text.length() + "\n" + text).getBytes(UTF_8)));
    return new Sum(HexFormat.of().formatHex(digest.digest()), publications, statements, readers);
  }

  private static List<String> rulings(Editing editing) {
    List<String> lines = new ArrayList<>();
    for (Ruled one : editing.inForce()) {
      lines.add(line(json -> ruling(json, one)));
    }
    return lines;
  }

  private static void publication(JsonGenerator json, RecordedReading reading) throws IOException {
    json.writeStringField("publication", reading.publication().value());
    json.writeNumberField("version", reading.version());
    json.writeStringField("reader", reading.reader());
    json.writeStringField("knowledge", reading.knowledge());
    json.writeNumberField("statements", reading.statements());
  }

  private static void statement(JsonGenerator json, Evidence evidence) throws IOException {
    json.writeStringField("publication", evidence.publication().value());
    json.writeStringField("written", text(evidence.written()));
    json.writeStringField("published", text(evidence.published()));
    json.writeStringField("grade", evidence.grade().code());
    switch (evidence.statement()) {
      case Event event -> {
        json.writeStringField("type", event.type().id());
        json.writeStringField("from", event.from().value());
        json.writeStringField("to", event.to().value());
        json.writeStringField("by", text(event.by()));
        json.writeStringField("date", text(event.date()));
        json.writeStringField("place", event.place());
        json.writeStringField("kind", event.kind());
      }
      case CountClaim claim -> {
        json.writeStringField("measure", claim.measure().code());
        json.writeStringField("of", claim.of().value());
        json.writeNumberField("value", claim.value());
        json.writeStringField("asOf", text(claim.asOf()));
      }
    }
    json.writeStringField("modality", evidence.statement().modality().code());
    json.writeStringField(
        "attribution", StatementJson.attributions(evidence.statement().attribution()));
    json.writeStringField("mentions", StatementJson.mentions(evidence.statement().mentions()));
    json.writeStringField("rule", evidence.statement().rule());
    json.writeNumberField("confidence", evidence.statement().confidence());
  }

  private static void ruling(JsonGenerator json, Ruled one) throws IOException {
    Decision decision = one.ruling().decision();
    json.writeStringField("decision", decision.code());
    json.writeArrayFieldStart("statements");
    for (String statement : new TreeSet<>(one.statements())) {
      json.writeString(statement);
    }
    json.writeEndArray();
    json.writeStringField(
        "date", decision instanceof Decision.Dated dated ? dated.date().edtf() : null);
    json.writeStringField(
        "publication",
        decision instanceof Decision.Remove remove ? remove.publication().value() : null);
    json.writeStringField("by", one.ruling().by());
    json.writeStringField("why", one.ruling().why());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
