package org.chancery.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.actor.ActorId;
import org.chancery.event.Attribution;
import org.chancery.event.Coding;
import org.chancery.event.Mention;
import org.chancery.event.Statement;
import org.chancery.harvest.SourceBook;
import org.chancery.ledger.Act;
import org.chancery.ledger.Answer;
import org.chancery.ledger.AsOf;
import org.chancery.ledger.Bearing;
import org.chancery.ledger.Boundary;
import org.chancery.ledger.Chain;
import org.chancery.ledger.Change;
import org.chancery.ledger.ClaimCheck;
import org.chancery.ledger.Contradiction;
import org.chancery.ledger.Count;
import org.chancery.ledger.Dealing;
import org.chancery.ledger.Decision;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Grading;
import org.chancery.ledger.Held;
import org.chancery.ledger.Joining;
import org.chancery.ledger.LedgerFigures;
import org.chancery.ledger.Missions;
import org.chancery.ledger.Network;
import org.chancery.ledger.RecordedRuling;
import org.chancery.ledger.Release;
import org.chancery.ledger.Ruling;
import org.chancery.ledger.Spell;
import org.chancery.publication.Block;
import org.chancery.publication.Copy;
import org.chancery.publication.Publication;
import org.chancery.search.Excerpt;
import org.chancery.search.Facet;
import org.chancery.search.Index;
import org.chancery.search.Suggestion;
import org.chancery.text.PublicationId;
import org.chancery.text.Span;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The JSON forms that {@code docs/json.md} promises: the same keys, in the same order, every time.
 *
 * <p>Every value that can be missing is there as null, so that a reader can tell "not known" from
 * "not asked". Each form is one line.
 */
public final class PublicForm {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private PublicForm(JsonGenerator json) {
    this.json = json;
  }

  /** A statement of a publication: an event or a claim. */
  public static String statement(PublicationId publication, Statement statement) {
    return line(form -> form.writeStatement(publication, statement));
  }

  /** An event of a publication coded in PLOVER. */
  public static String coding(PublicationId publication, Coding coding) {
    return line(form -> form.writeCoding(publication, coding));
  }

  /** An answer about two states, with all its evidence. */
  public static String relations(CitedAnswer cited) {
    return line(form -> form.writeRelations(cited));
  }

  /** What could be known of a day on the day, beside what is known of it now. */
  public static String asKnown(CitedAnswer then, CitedAnswer now) {
    return "{\"then\":" + relations(then) + ",\"now\":" + relations(now) + "}";
  }

  /** A count. */
  public static String count(Count count, String sentence) {
    return line(form -> form.writeCount(count, sentence));
  }

  /** The posts of a state. */
  public static String missions(Missions missions, Citations citations) {
    return line(form -> form.writeMissions(missions, citations));
  }

  /** A brief. */
  public static String brief(Brief brief) {
    return line(form -> form.writeBrief(brief));
  }

  /** Who had relations with whom. */
  public static String network(Network network) {
    return line(form -> form.writeNetwork(network));
  }

  /** What began and ended. */
  public static String changes(
      PartialDate from, PartialDate to, List<Change> changes, Citations citations) {
    return line(form -> form.writeChanges(from, to, changes, citations));
  }

  /** Numbers said of the record, beside what the ledger counts. */
  public static String claims(List<ClaimCheck> checks, Citations citations) {
    return line(form -> form.writeClaims(checks, citations));
  }

  /** Where sources cannot all be right. */
  public static String contradictions(
      List<Contradiction> found, Wording wording, Citations citations) {
    return line(form -> form.writeContradictions(found, wording, citations));
  }

  /** What rests on a piece of evidence. */
  public static String chain(Chain chain, String block, Citations citations) {
    return line(form -> form.writeChain(chain, block, citations));
  }

  /** The publications that evidence stands in. */
  @FunctionalInterface
  public interface Citations {
    Map<CitedAnswer.Cited, Citation> of(List<Evidence> evidence);
  }

  /** A publication with what was read in it. */
  public static String shown(Shown shown) {
    return line(form -> form.writeShown(shown));
  }

  /** How much a desk holds. */
  public static String status(Status status, String program) {
    return line(form -> form.writeStatus(status, program));
  }

  /** The addresses that are taken in or watched. */
  public static String sources(List<SourceBook.Entry> entries) {
    return line(form -> form.writeSources(entries));
  }

  /** What a search found. */
  public static String hits(String query, Index.Hits hits, List<Fact> facts, Citations citations) {
    return line(form -> form.writeHits(query, hits, facts, citations));
  }

  /** What somebody may be about to type. */
  public static String suggestions(List<Suggestion> suggestions) {
    return line(form -> form.writeSuggestions(suggestions));
  }

  private interface Form {
    void write(PublicForm form) throws IOException;
  }

  private static String line(Form form) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      form.write(new PublicForm(json));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  // ---- statements ----

  private void writeStatement(PublicationId publication, Statement statement) throws IOException {
    json.writeStartObject();
    json.writeStringField("publication", publication.value());
    switch (statement) {
      case Statement.Event event -> {
        json.writeStringField("type", event.type().id());
        json.writeStringField("from", event.from().value());
        json.writeStringField("to", event.to().value());
        field("by", event.by());
        field("date", event.date());
        field("place", event.place());
        field("kind", event.kind());
      }
      case Statement.CountClaim claim -> {
        json.writeStringField("type", "count-claim");
        json.writeStringField("measure", claim.measure().code());
        json.writeStringField("of", claim.of().value());
        json.writeNumberField("value", claim.value());
        field("asOf", claim.asOf());
      }
    }
    json.writeStringField("modality", statement.modality().code());
    json.writeArrayFieldStart("attribution");
    for (Attribution attribution : statement.attribution()) {
      json.writeStartObject();
      json.writeStringField("source", attribution.source());
      json.writeStringField("kind", attribution.kind().code());
      writeMention(attribution.mention());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeMentions(statement.mentions());
    json.writeStringField("rule", statement.rule());
    json.writeNumberField("confidence", statement.confidence());
    json.writeEndObject();
  }

  private void writeCoding(PublicationId publication, Coding coding) throws IOException {
    json.writeStartObject();
    json.writeStringField("publication", publication.value());
    json.writeStringField("type", coding.type());
    field("from", coding.from());
    field("to", coding.to());
    json.writeStringField("cameo", coding.cameo());
    json.writeStringField("modality", coding.modality().code());
    writeMentions(coding.mentions());
    json.writeStringField("rule", coding.rule());
    json.writeNumberField("confidence", coding.confidence());
    field("date", coding.date());
    json.writeEndObject();
  }

  private void writeMentions(List<Mention> mentions) throws IOException {
    json.writeArrayFieldStart("mentions");
    for (Mention mention : mentions) {
      json.writeStartObject();
      writeMention(mention);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeMention(Mention mention) throws IOException {
    json.writeNumberField("block", mention.block());
    writeSpan(mention.span());
    json.writeStringField("quote", mention.quote());
  }

  private void writeSpan(Span span) throws IOException {
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
  }

  // ---- answers ----

  private void writeRelations(CitedAnswer cited) throws IOException {
    Answer answer = cited.answer();
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    cited.evidence().forEach(item -> evidence.put(item.id(), item));
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    json.writeStringField("a", answer.a().value());
    json.writeStringField("b", answer.b().value());
    writeTimes(answer.asOf());
    json.writeEndObject();
    json.writeStringField("answer", answer.verdict().code());
    json.writeStringField("sentence", cited.sentence());
    json.writeStringField("situation", answer.situation());
    json.writeStringField("reason", answer.reason());
    writeDates("since", answer.since());
    field("lastAttested", answer.lastAttested());
    writeReferences("supporting", answer.supporting());
    writeReferences("opposing", answer.opposing());
    writeDealings(cited.dealings());
    writeSpells("spells", answer.spells());
    writeSpells("absences", answer.absences());
    writeSpells("otherSpells", answer.otherSpells());
    json.writeArrayFieldStart("beside");
    for (Act act : answer.beside()) {
      writeAct(act);
    }
    json.writeEndArray();
    writeStrings("notes", answer.notes());
    json.writeArrayFieldStart("evidence");
    for (Evidence item : evidence.values()) {
      writeEvidence(item, cited.citation(item));
    }
    json.writeEndArray();
    writeBearings(answer.rulings());
    json.writeEndObject();
  }

  private void writeDealings(List<Dealing> dealings) throws IOException {
    json.writeArrayFieldStart("levels");
    for (Dealing dealing : dealings) {
      Dealing.Form highest = dealing.highest();
      json.writeStartObject();
      json.writeStringField("from", dealing.from().value());
      json.writeStringField("to", dealing.to().value());
      json.writeStringField("level", highest == null ? null : highest.level());
      json.writeArrayFieldStart("forms");
      for (Dealing.Form form : dealing.forms()) {
        json.writeStartObject();
        json.writeStringField("level", form.level());
        json.writeStringField("description", form.description());
        json.writeStringField("answer", form.verdict().code());
        json.writeFieldName("spell");
        writeSpell(form.spell());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTimes(AsOf asOf) throws IOException {
    field("on", asOf.on());
    json.writeStringField("known", asOf.known() == null ? null : asOf.known().toString());
    json.writeStringField("recorded", asOf.recorded() == null ? null : asOf.recorded().toString());
  }

  private void writeSpells(String name, List<Spell> spells) throws IOException {
    json.writeArrayFieldStart(name);
    for (Spell spell : spells) {
      writeSpell(spell);
    }
    json.writeEndArray();
  }

  private void writeSpell(Spell spell) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", spell.kind());
    json.writeStringField("from", spell.from().value());
    json.writeStringField("to", spell.to().value());
    field("post", spell.post());
    field("place", spell.place());
    json.writeBooleanField("holds", spell.holds());
    json.writeFieldName("start");
    writeBoundary(spell.start());
    json.writeFieldName("end");
    if (spell.end() == null) {
      json.writeNull();
    } else {
      writeBoundary(spell.end());
    }
    writeReferences("attestations", spell.attestations());
    writeReferences("contrary", spell.contrary());
    json.writeEndObject();
  }

  private void writeBoundary(Boundary boundary) throws IOException {
    json.writeStartObject();
    json.writeStringField("ground", boundary.ground().code());
    writeDates("dates", boundary.dates());
    json.writeStringField(
        "earliest", boundary.earliest() == null ? null : boundary.earliest().toString());
    json.writeStringField(
        "latest", boundary.latest() == null ? null : boundary.latest().toString());
    writeReferences("evidence", boundary.evidence());
    json.writeEndObject();
  }

  private void writeAct(Act act) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", act.type().id());
    json.writeStringField("from", act.from().value());
    json.writeStringField("to", act.to().value());
    json.writeStringField("modality", act.modality().code());
    writeDates("dates", act.dates());
    field("place", act.place());
    field("kind", act.kind());
    writeReferences("evidence", act.evidence());
    json.writeEndObject();
  }

  private void writeEvidence(Evidence evidence, Citation citation) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", evidence.id());
    json.writeStringField("publication", evidence.publication().value());
    json.writeNumberField("version", evidence.version());
    field("title", citation.title());
    field("publisher", citation.publisher());
    field("written", evidence.written());
    field("published", evidence.published());
    json.writeFieldName("statement");
    writeStatement(evidence.publication(), evidence.statement());
    json.writeStringField("grade", evidence.grade().code());
    json.writeEndObject();
  }

  private void writeReferences(String name, List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart(name);
    for (Evidence item : evidence) {
      json.writeNumber(item.id());
    }
    json.writeEndArray();
  }

  private void writeCount(Count count, String sentence) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    json.writeStringField("of", count.of().value());
    writeTimes(count.asOf());
    json.writeEndObject();
    json.writeNumberField("certain", count.least());
    json.writeNumberField("possible", count.most());
    json.writeNumberField("none", count.none().size());
    json.writeNumberField("unknown", count.unknown().size());
    json.writeStringField("sentence", sentence);
    json.writeObjectFieldStart("states");
    writeActors("certain", count.certain());
    writeActors("uncertain", count.uncertain());
    writeActors("none", count.none());
    writeActors("unknown", count.unknown());
    json.writeEndObject();
    writeStrings("notes", count.notes());
    json.writeStringField("measure", count.measure().code());
    json.writeStringField("among", count.among().code());
    writeRulings(count.rulings());
    json.writeEndObject();
  }

  private void writeBrief(Brief brief) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    json.writeStringField("of", brief.of().value());
    field("with", brief.with());
    writeTimes(brief.asOf());
    json.writeEndObject();
    json.writeStringField("title", brief.title());
    json.writeStringField("sentence", brief.sentence());
    json.writeArrayFieldStart("sections");
    for (Brief.Section section : brief.sections()) {
      json.writeStartObject();
      json.writeStringField("title", section.title());
      json.writeArrayFieldStart("lines");
      for (Brief.Line line : section.lines()) {
        json.writeStartObject();
        json.writeStringField("text", line.text());
        json.writeArrayFieldStart("sources");
        for (int number : line.sources()) {
          json.writeNumber(number);
        }
        json.writeEndArray();
        json.writeStringField("reckoned", line.reckoned());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    Map<CitedAnswer.Cited, Citation> citations = new HashMap<>();
    json.writeArrayFieldStart("sources");
    for (Brief.Source source : brief.sources()) {
      evidence.put(source.evidence().id(), source.evidence());
      citations.put(CitedAnswer.Cited.of(source.evidence()), source.citation());
      json.writeNumber(source.evidence().id());
    }
    json.writeEndArray();
    writeAllEvidence(evidence, cited -> citations);
    json.writeEndObject();
  }

  private void writeMissions(Missions missions, Citations citations) throws IOException {
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    json.writeStringField("of", missions.of().value());
    field("with", missions.with());
    writeTimes(missions.asOf());
    json.writeEndObject();
    writeHeld("sent", missions.sent(), evidence);
    writeHeld("received", missions.received(), evidence);
    json.writeArrayFieldStart("envoys");
    for (Act act : missions.envoys()) {
      act.evidence().forEach(item -> evidence.put(item.id(), item));
      writeAct(act);
    }
    json.writeEndArray();
    writeAllEvidence(evidence, citations);
    writeStrings("notes", missions.notes());
    writeRulings(missions.rulings());
    json.writeEndObject();
  }

  private void writeHeld(String name, List<Held> posts, Map<Long, Evidence> evidence)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Held held : posts) {
      gather(held.spell(), evidence);
      json.writeStartObject();
      json.writeStringField("answer", held.verdict().code());
      json.writeFieldName("spell");
      writeSpell(held.spell());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void gather(Spell spell, Map<Long, Evidence> evidence) {
    CitedAnswer.ofSpell(spell).forEach(item -> evidence.put(item.id(), item));
  }

  private void writeAllEvidence(Map<Long, Evidence> evidence, Citations citations)
      throws IOException {
    Map<CitedAnswer.Cited, Citation> cited = citations.of(List.copyOf(evidence.values()));
    json.writeArrayFieldStart("evidence");
    for (Evidence item : evidence.values()) {
      Citation citation = cited.get(CitedAnswer.Cited.of(item));
      if (citation != null) {
        writeEvidence(item, citation);
      }
    }
    json.writeEndArray();
  }

  private void writeNetwork(Network network) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    writeTimes(network.asOf());
    json.writeEndObject();
    writeActors("states", network.states());
    json.writeArrayFieldStart("ties");
    for (Network.Tie tie : network.ties()) {
      json.writeStartObject();
      json.writeStringField("a", tie.a().value());
      json.writeStringField("b", tie.b().value());
      json.writeStringField("answer", tie.verdict().code());
      writeDates("since", tie.since());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeRulings(network.rulings());
    json.writeEndObject();
  }

  private void writeChanges(
      PartialDate from, PartialDate to, List<Change> changes, Citations citations)
      throws IOException {
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    json.writeStartObject();
    json.writeObjectFieldStart("question");
    field("from", from);
    field("to", to);
    json.writeEndObject();
    json.writeArrayFieldStart("changes");
    for (Change change : changes) {
      change.spell().start().evidence().forEach(item -> evidence.put(item.id(), item));
      json.writeStartObject();
      json.writeStringField("change", change.began() ? "began" : "ended");
      json.writeBooleanField("certain", change.certain());
      json.writeStringField("kind", change.spell().kind());
      json.writeStringField("from", change.spell().from().value());
      json.writeStringField("to", change.spell().to().value());
      field("post", change.spell().post());
      field("place", change.spell().place());
      json.writeFieldName("when");
      writeBoundary(change.spell().start());
      writeRulings(change.rulings());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeAllEvidence(evidence, citations);
    json.writeEndObject();
  }

  private void writeClaims(List<ClaimCheck> checks, Citations citations) throws IOException {
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    json.writeStartObject();
    json.writeArrayFieldStart("claims");
    for (ClaimCheck check : checks) {
      evidence.put(check.evidence().id(), check.evidence());
      json.writeStartObject();
      json.writeNumberField("evidence", check.evidence().id());
      json.writeStringField("of", check.claim().of().value());
      json.writeStringField("measure", check.claim().measure().code());
      json.writeNumberField("value", check.claim().value());
      field("on", check.counted().asOf().on());
      json.writeStringField("finding", check.finding().code());
      json.writeStringField("among", check.reading() == null ? null : check.reading().code());
      json.writeArrayFieldStart("counted");
      for (Count count : check.byMembership()) {
        json.writeStartObject();
        json.writeStringField("among", count.among().code());
        json.writeNumberField("certain", count.least());
        json.writeNumberField("possible", count.most());
        json.writeEndObject();
      }
      json.writeEndArray();
      writeActors("outsideUn", check.outside());
      writeActors("uncertain", check.counted().uncertain());
      writeActors("missing", check.missing());
      writeRulings(check.counted().rulings());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeAllEvidence(evidence, citations);
    json.writeEndObject();
  }

  private void writeContradictions(List<Contradiction> found, Wording wording, Citations citations)
      throws IOException {
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    json.writeStartObject();
    json.writeArrayFieldStart("contradictions");
    for (Contradiction one : found) {
      json.writeStartObject();
      json.writeStringField("kind", one.kind().code());
      json.writeStringField("sentence", wording.words(one));
      json.writeStringField("a", one.dyad().first().value());
      json.writeStringField("b", one.dyad().second().value());
      json.writeNumberField("days", one.days());
      json.writeNumberField("publications", one.publications());
      gather(one.spell(), evidence);
      json.writeFieldName("spell");
      writeSpell(one.spell());
      json.writeArrayFieldStart("sides");
      for (Contradiction.Side side : one.sides()) {
        side.evidence().forEach(item -> evidence.put(item.id(), item));
        json.writeStartObject();
        json.writeStringField("says", side.says());
        writeReferences("evidence", side.evidence());
        json.writeEndObject();
      }
      json.writeEndArray();
      writeRulings(one.rulings());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeAllEvidence(evidence, citations);
    json.writeEndObject();
  }

  // ---- editors ----

  /** What editors decided, the latest first. */
  public static String rulings(List<RecordedRuling> rulings, Citations citations) {
    return line(form -> {
      TreeMap<Long, Evidence> evidence = new TreeMap<>();
      form.json.writeStartObject();
      form.json.writeArrayFieldStart("rulings");
      for (RecordedRuling one : rulings) {
        one.evidence().forEach(item -> evidence.put(item.id(), item));
        form.writeRecorded(one);
      }
      form.json.writeEndArray();
      form.writeAllEvidence(evidence, citations);
      form.json.writeEndObject();
    });
  }

  /** The grades that editors gave, the latest first. */
  public static String gradings(List<Grading> gradings) {
    return line(form -> {
      form.json.writeStartObject();
      form.json.writeArrayFieldStart("grades");
      for (Grading grading : gradings) {
        form.json.writeStartObject();
        switch (grading.subject()) {
          case Grading.Subject.Publisher(String name) -> form.subject("publisher", name);
          case Grading.Subject.Publication(PublicationId id) ->
              form.subject("publication", id.value());
          case Grading.Subject.Event(long event) -> form.subject("event", Long.toString(event));
        }
        form.json.writeStringField("grade", String.valueOf(grading.grade()));
        form.json.writeStringField("by", grading.by());
        form.json.writeStringField("why", grading.why());
        form.json.writeStringField("recorded", grading.recorded().toString());
        form.json.writeEndObject();
      }
      form.json.writeEndArray();
      form.json.writeEndObject();
    });
  }

  /** Releases, the latest first. */
  public static String releases(List<Release> releases) {
    return line(form -> {
      form.json.writeStartObject();
      form.json.writeArrayFieldStart("releases");
      for (Release release : releases) {
        form.writeRelease(release);
      }
      form.json.writeEndArray();
      form.json.writeEndObject();
    });
  }

  private void writeRelease(Release release) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", release.name());
    json.writeStringField("title", release.title());
    json.writeStringField("by", release.editor());
    json.writeStringField("recorded", release.recorded().toString());
    json.writeStringField("program", release.program());
    writeStrings("readers", release.readers());
    json.writeNumberField("publications", release.publications());
    json.writeNumberField("statements", release.statements());
    json.writeNumberField("events", release.events());
    json.writeNumberField("spells", release.spells());
    json.writeStringField("sha256", release.sha256());
    json.writeEndObject();
  }

  private void subject(String about, String subject) throws IOException {
    json.writeStringField("about", about);
    json.writeStringField("subject", subject);
  }

  private void writeRecorded(RecordedRuling one) throws IOException {
    json.writeStartObject();
    writeRulingFields(one.ruling());
    json.writeBooleanField("inForce", one.inForce());
    Ruling withdrawal = one.withdrawnBy();
    if (withdrawal == null) {
      json.writeNullField("withdrawnBy");
    } else {
      json.writeNumberField("withdrawnBy", withdrawal.id());
    }
    writeReferences("evidence", one.evidence());
    json.writeEndObject();
  }

  private void writeRulingFields(Ruling ruling) throws IOException {
    Decision decision = ruling.decision();
    json.writeNumberField("ruling", ruling.id());
    json.writeStringField("decision", decision.code());
    json.writeArrayFieldStart("events");
    for (long event : decision.events()) {
      json.writeNumber(event);
    }
    json.writeEndArray();
    field("date", decision instanceof Decision.Dated dated ? dated.date() : null);
    json.writeStringField(
        "publication",
        decision instanceof Decision.Remove remove ? remove.publication().value() : null);
    if (decision instanceof Decision.Withdraw withdraw) {
      json.writeNumberField("withdraws", withdraw.ruling());
    } else {
      json.writeNullField("withdraws");
    }
    json.writeStringField("by", ruling.by());
    json.writeStringField("why", ruling.why());
    json.writeStringField("recorded", ruling.recorded().toString());
  }

  private void writeRulings(List<Ruling> rulings) throws IOException {
    json.writeArrayFieldStart("rulings");
    for (Ruling ruling : rulings) {
      json.writeStartObject();
      writeRulingFields(ruling);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeBearings(List<Bearing> bearings) throws IOException {
    json.writeArrayFieldStart("rulings");
    for (Bearing bearing : bearings) {
      json.writeStartObject();
      writeRulingFields(bearing.ruling());
      json.writeBooleanField("decides", bearing.decides());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeChain(Chain chain, String block, Citations citations) throws IOException {
    TreeMap<Long, Evidence> evidence = new TreeMap<>();
    evidence.put(chain.evidence().id(), chain.evidence());
    json.writeStartObject();
    json.writeNumberField("event", chain.evidence().id());
    json.writeStringField("block", block);
    json.writeObjectFieldStart("reading");
    json.writeNumberField("sequence", chain.reading().sequence());
    json.writeStringField("reader", chain.reading().reader());
    json.writeStringField("knowledge", chain.reading().knowledge());
    json.writeStringField("recorded", chain.reading().recorded().toString());
    json.writeBooleanField("counts", chain.counts());
    json.writeEndObject();
    json.writeFieldName("act");
    Act act = chain.act();
    if (act == null) {
      json.writeNull();
    } else {
      act.evidence().forEach(item -> evidence.put(item.id(), item));
      writeAct(act);
    }
    json.writeArrayFieldStart("effects");
    for (Chain.Effect effect : chain.effects()) {
      json.writeStartObject();
      json.writeStringField("effect", effect.does());
      json.writeStringField("spell", effect.spell());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("uses");
    for (Chain.Use use : chain.uses()) {
      gather(use.spell(), evidence);
      json.writeStartObject();
      json.writeStringField("role", use.role().code());
      json.writeFieldName("spell");
      writeSpell(use.spell());
      json.writeEndObject();
    }
    json.writeEndArray();
    chain.joinings().forEach(one -> evidence.put(one.evidence().id(), one.evidence()));
    chain.rulings().stream()
        .flatMap(one -> one.evidence().stream())
        .forEach(item -> evidence.put(item.id(), item));
    writeAllEvidence(evidence, citations);
    json.writeArrayFieldStart("joinings");
    for (Joining joining : chain.joinings()) {
      writeJoining(joining);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rulings");
    for (RecordedRuling one : chain.rulings()) {
      writeRecorded(one);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeJoining(Joining joining) throws IOException {
    Ruling ruling = joining.ruling();
    json.writeStartObject();
    json.writeNumberField("evidence", joining.evidence().id());
    json.writeStringField("reason", joining.reason().code());
    json.writeNumberField("days", joining.days());
    json.writeNumberField("tolerance", joining.tolerance());
    if (ruling == null) {
      json.writeNullField("ruling");
    } else {
      json.writeNumberField("ruling", ruling.id());
    }
    json.writeEndObject();
  }

  private void writeActors(String name, List<ActorId> actors) throws IOException {
    writeStrings(name, actors.stream().map(ActorId::value).toList());
  }

  // ---- publications ----

  private void writeSources(List<SourceBook.Entry> entries) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("sources");
    for (SourceBook.Entry entry : entries) {
      json.writeStartObject();
      json.writeStringField("address", entry.address());
      field("kind", entry.kind());
      field("rights", entry.rights());
      json.writeBooleanField("allowPrivate", entry.allowPrivate());
      field("every", entry.every() == null ? null : entry.every().toString());
      field("visited", entry.visited() == null ? null : entry.visited().toString());
      field("succeeded", entry.succeeded() == null ? null : entry.succeeded().toString());
      json.writeNumberField("new", entry.last().fresh());
      json.writeNumberField("changed", entry.last().changed());
      json.writeNumberField("unchanged", entry.last().unchanged());
      json.writeNumberField("refused", entry.last().refused());
      field("error", entry.error());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeShown(Shown shown) throws IOException {
    Publication publication = shown.archived().publication();
    json.writeStartObject();
    json.writeStringField("publication", publication.id().value());
    json.writeNumberField("version", shown.archived().version());
    json.writeNumberField("versions", shown.versions());
    field("withdrawn", shown.withdrawn() == null ? null : shown.withdrawn().toString());
    json.writeStringField("recorded", shown.archived().recorded().toString());
    field("title", publication.title());
    field("date", publication.date());
    field("published", publication.published());
    field("publisher", publication.publisher());
    writeStrings("authors", publication.authors());
    field("series", publication.series());
    field("url", publication.url());
    json.writeStringField("language", publication.language());
    field("rights", publication.rights());
    json.writeStringField("mediaType", shown.archived().mediaType());
    json.writeArrayFieldStart("blocks");
    for (Block block : publication.blocks()) {
      json.writeStartObject();
      json.writeStringField("kind", block.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", block.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("statements");
    for (Statement statement : shown.statements()) {
      writeStatement(publication.id(), statement);
    }
    json.writeEndArray();
    writeStrings("warnings", shown.warnings());
    json.writeArrayFieldStart("copies");
    for (Copy copy : shown.copies()) {
      json.writeStartObject();
      json.writeStringField("publication", copy.publication().value());
      field("title", copy.title());
      field("publisher", copy.publisher());
      json.writeNumberField("likeness", Math.round(copy.likeness() * 100) / 100.0);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeHits(String query, Index.Hits hits, List<Fact> facts, Citations citations)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("query", query);
    json.writeNumberField("total", hits.total());
    writeStrings("notices", hits.notices());
    field("didYouMean", hits.instead());
    writeFacts(facts, citations);
    json.writeArrayFieldStart("hits");
    for (Index.Hit hit : hits.hits()) {
      Publication publication = hit.publication();
      json.writeStartObject();
      json.writeStringField("publication", publication.id().value());
      json.writeNumberField("version", hit.version());
      field("title", publication.title());
      field("publisher", publication.publisher());
      field("date", publication.date());
      json.writeNumberField("score", hit.score());
      json.writeArrayFieldStart("excerpts");
      for (Excerpt excerpt : hit.excerpts()) {
        json.writeStartObject();
        json.writeNumberField("block", excerpt.block());
        writeSpan(excerpt.span());
        json.writeStringField("text", excerpt.text());
        json.writeArrayFieldStart("matches");
        for (Span match : excerpt.matches()) {
          json.writeStartObject();
          writeSpan(match);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    writeFacets(hits.facets());
    json.writeEndObject();
  }

  private void writeFacts(List<Fact> facts, Citations citations) throws IOException {
    json.writeArrayFieldStart("facts");
    for (Fact fact : facts) {
      json.writeStartObject();
      switch (fact) {
        case Fact.Relations(CitedAnswer answer) -> {
          json.writeStringField("fact", "relations");
          json.writeFieldName("relations");
          writeRelations(answer);
        }
        case Fact.Counted(Count count, String sentence) -> {
          json.writeStringField("fact", "count");
          json.writeFieldName("count");
          writeCount(count, sentence);
        }
        case Fact.Posts posts -> {
          json.writeStringField("fact", "posts");
          json.writeStringField("title", posts.title());
          field("on", posts.on());
          TreeMap<Long, Evidence> evidence = new TreeMap<>();
          writeHeld("posts", posts.held(), evidence);
          writeAllEvidence(evidence, citations);
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFacets(List<Facet> facets) throws IOException {
    json.writeObjectFieldStart("facets");
    for (Facet facet : facets) {
      json.writeObjectFieldStart(facet.kind().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("distinct", facet.distinct());
      json.writeArrayFieldStart("values");
      for (Facet.Value value : facet.values()) {
        json.writeStartObject();
        json.writeStringField("value", value.name());
        json.writeNumberField("publications", value.count());
        json.writeStringField("query", facet.narrowing(value));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeSuggestions(List<Suggestion> suggestions) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("suggestions");
    for (Suggestion suggestion : suggestions) {
      json.writeStartObject();
      json.writeStringField("kind", suggestion.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", suggestion.text());
      json.writeStringField("query", suggestion.query());
      field("publication", suggestion.publication());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  // ---- the desk ----

  private void writeStatus(Status status, String program) throws IOException {
    LedgerFigures ledger = status.ledger();
    json.writeStartObject();
    json.writeStringField("program", program);
    json.writeStringField("desk", status.folder().toString());
    json.writeNumberField("publications", status.archive().publications());
    json.writeNumberField("versions", status.archive().versions());
    json.writeNumberField("originalBytes", status.archive().originalBytes());
    json.writeNumberField("readings", ledger.readings());
    json.writeNumberField("statements", ledger.evidence());
    json.writeNumberField("recordedStatements", ledger.recordedEvidence());
    json.writeNumberField("events", ledger.acts());
    json.writeNumberField("spells", ledger.spells());
    json.writeNumberField("states", ledger.states());
    json.writeNumberField("sequence", ledger.sequence());
    json.writeNumberField("indexed", status.indexed());
    json.writeNumberField("embedded", status.embedded());
    json.writeObjectFieldStart("disk");
    json.writeNumberField("database", status.databaseBytes());
    json.writeNumberField("index", status.indexBytes());
    json.writeEndObject();
    json.writeStringField("knowledge", status.knowledge());
    json.writeArrayFieldStart("readers");
    for (LedgerFigures.ReaderUse use : ledger.readers()) {
      json.writeStartObject();
      json.writeStringField("reader", use.reader());
      json.writeStringField("knowledge", use.knowledge());
      json.writeNumberField("readings", use.readings());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  // ---- fields ----

  private void field(String name, @Nullable String value) throws IOException {
    json.writeStringField(name, value);
  }

  private void field(String name, @Nullable PartialDate date) throws IOException {
    json.writeStringField(name, date == null ? null : date.edtf());
  }

  private void field(String name, @Nullable ActorId actor) throws IOException {
    json.writeStringField(name, actor == null ? null : actor.value());
  }

  private void writeDates(String name, List<PartialDate> dates) throws IOException {
    writeStrings(name, dates.stream().map(PartialDate::edtf).toList());
  }

  private void writeStrings(String name, Collection<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
