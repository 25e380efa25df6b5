package org.chancery.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorId;
import org.chancery.actor.State;
import org.chancery.event.Attribution;
import org.chancery.event.EventCodes;
import org.chancery.event.Statement;
import org.chancery.ledger.Act;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.RecordedReading;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.jspecify.annotations.Nullable;

/**
 * The record in RDF, with its provenance in PROV-O.
 *
 * <p>An event is derived ({@code prov:wasDerivedFrom}) from statements; a statement is quoted
 * ({@code prov:wasQuotedFrom}) from a publication, generated ({@code prov:wasGeneratedBy}) by a
 * reading, and attributed to whom the publication names as its source.
 */
final class LinkedData {

  private final RDFWriter writer;
  private final ValueFactory values = SimpleValueFactory.getInstance();
  private final String base;
  private final String vocabulary;
  private final IRI edtf;
  private final Set<Long> readings = new HashSet<>();
  private final Set<PublicationId> publications = new HashSet<>();

  /**
   * Begins to write.
   *
   * @param base the address of the desk, with a slash at its end: what is written is named by the
   *     addresses of its pages
   */
  LinkedData(RDFWriter writer, String base) {
    this.writer = writer;
    this.base = base;
    this.vocabulary = base + "vocabulary#";
    this.edtf = values.createIRI("http://id.loc.gov/datatypes/edtf");
    writer.startRDF();
    writer.handleNamespace("ch", vocabulary);
    writer.handleNamespace("prov", PROV.NAMESPACE);
    writer.handleNamespace("dcterms", DCTERMS.NAMESPACE);
    writer.handleNamespace("rdfs", RDFS.NAMESPACE);
    writer.handleNamespace("xsd", XSD.NAMESPACE);
  }

  void end() {
    writer.endRDF();
  }

  void state(State state, @Nullable String iso3) {
    IRI subject = actor(state.id());
    say(subject, RDF.TYPE, term("State"));
    say(subject, RDF.TYPE, PROV.AGENT);
    say(subject, RDFS.LABEL, values.createLiteral(state.name(), "en"));
    text(subject, term("officialName"), state.officialName());
    text(subject, term("iso2"), state.iso2());
    text(subject, term("iso3"), iso3);
    if (state.cow() != null) {
      say(subject, term("cow"), number(state.cow()));
    }
  }

  void event(Act act, EventCodes.@Nullable Code code) {
    IRI subject = event(Sheets.EventRow.id(act));
    say(subject, RDF.TYPE, term("Event"));
    say(subject, RDF.TYPE, PROV.ENTITY);
    text(subject, term("type"), act.type().id());
    say(subject, term("from"), actor(act.from()));
    say(subject, term("to"), actor(act.to()));
    text(subject, term("modality"), act.modality().code());
    act.dates().forEach(date -> date(subject, term("date"), date));
    text(subject, term("place"), act.place());
    text(subject, term("kind"), act.kind());
    if (code != null) {
      text(subject, term("cameo"), code.cameo());
      text(subject, term("plover"), code.plover());
    }
    for (Evidence evidence : act.evidence()) {
      say(subject, PROV.WAS_DERIVED_FROM, statement(evidence));
    }
  }

  /** A statement with the publication and the reading it is from. */
  void statement(Evidence evidence, Publication publication, RecordedReading reading) {
    publication(publication);
    reading(reading);
    IRI subject = statement(evidence);
    say(subject, RDF.TYPE, term("Statement"));
    say(subject, RDF.TYPE, PROV.ENTITY);
    say(subject, PROV.WAS_QUOTED_FROM, publication(evidence.publication()));
    say(subject, PROV.WAS_GENERATED_BY, reading(evidence.reading()));
    text(subject, term("quote"), evidence.quote());
    say(subject, term("block"), number(evidence.passage().block()));
    say(subject, term("start"), number(evidence.passage().span().start()));
    say(subject, term("end"), number(evidence.passage().span().end()));
    text(subject, term("modality"), evidence.statement().modality().code());
    text(subject, term("rule"), evidence.statement().rule());
    say(subject, term("confidence"), values.createLiteral(evidence.statement().confidence()));
    switch (evidence.statement()) {
      case Statement.Event event -> {
        text(subject, term("type"), event.type().id());
        say(subject, term("from"), actor(event.from()));
        say(subject, term("to"), actor(event.to()));
        if (event.by() != null) {
          say(subject, term("by"), actor(event.by()));
        }
        date(subject, term("date"), event.date());
        text(subject, term("place"), event.place());
        text(subject, term("kind"), event.kind());
      }
      case Statement.CountClaim claim -> {
        text(subject, term("type"), "count-claim");
        say(subject, term("of"), actor(claim.of()));
        text(subject, term("measure"), claim.measure().code());
        say(subject, term("value"), number(claim.value()));
        date(subject, term("date"), claim.asOf());
      }
    }
    sources(subject, evidence.id(), evidence.statement().attribution());
  }

  /** Who is said to have said so. The names of the nodes are the same every time. */
  private void sources(Resource subject, long piece, List<Attribution> chain) {
    int place = 0;
    for (Attribution attribution : chain) {
      BNode agent = values.createBNode("source-" + piece + "-" + ++place);
      say(subject, PROV.WAS_ATTRIBUTED_TO, agent);
      say(agent, RDF.TYPE, PROV.AGENT);
      text(agent, RDFS.LABEL, attribution.source());
      text(agent, term("kind"), attribution.kind().code());
    }
  }

  private void publication(Publication publication) {
    if (!publications.add(publication.id())) {
      return;
    }
    IRI subject = publication(publication.id());
    say(subject, RDF.TYPE, term("Publication"));
    say(subject, RDF.TYPE, PROV.ENTITY);
    text(subject, DCTERMS.IDENTIFIER, publication.id().value());
    text(subject, DCTERMS.TITLE, publication.title());
    text(subject, DCTERMS.PUBLISHER, publication.publisher());
    publication.authors().forEach(author -> text(subject, DCTERMS.CREATOR, author));
    text(subject, DCTERMS.IS_PART_OF, publication.series());
    text(subject, DCTERMS.LANGUAGE, publication.language());
    text(subject, DCTERMS.RIGHTS, publication.rights());
    text(subject, DCTERMS.SOURCE, publication.url());
    date(subject, DCTERMS.CREATED, publication.date());
    date(subject, DCTERMS.ISSUED, publication.published());
  }

  private void reading(RecordedReading reading) {
    if (!readings.add(reading.sequence())) {
      return;
    }
    IRI subject = reading(reading.sequence());
    say(subject, RDF.TYPE, PROV.ACTIVITY);
    say(subject, PROV.USED, publication(reading.publication()));
    Instant recorded = reading.recorded();
    say(subject, PROV.ENDED_AT_TIME, values.createLiteral(recorded.toString(), XSD.DATETIME));
    IRI reader = values.createIRI(base + "reader/" + encoded(reading.reader()));
    say(subject, PROV.WAS_ASSOCIATED_WITH, reader);
    text(subject, term("knowledge"), reading.knowledge());
    say(reader, RDF.TYPE, PROV.SOFTWARE_AGENT);
  }

  private IRI term(String name) {
    return values.createIRI(vocabulary, name);
  }

  private IRI actor(ActorId id) {
    return values.createIRI(base + "state/" + id.value());
  }

  private IRI event(long id) {
    return values.createIRI(base + "event/" + id);
  }

  private IRI statement(Evidence evidence) {
    return values.createIRI(base + "event/" + evidence.id() + "#statement");
  }

  private IRI reading(long sequence) {
    return values.createIRI(base + "reading/" + sequence);
  }

  private IRI publication(PublicationId id) {
    return values.createIRI(base + "publication?id=" + encoded(id.value()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private void text(Resource subject, IRI predicate, @Nullable String text) {
    if (text != null) {
      say(subject, predicate, values.createLiteral(text));
    }
  }

  private void date(Resource subject, IRI predicate, @Nullable PartialDate date) {
    if (date != null) {
      Literal literal =
          date.edtf().matches("\\d{4}-\\d\\d-\\d\\d")
              ? values.createLiteral(date.edtf(), XSD.DATE)
              : values.createLiteral(date.edtf(), edtf);
      say(subject, predicate, literal);
    }
  }

  private Literal number(int number) {
    return values.createLiteral(Integer.toString(number), XSD.INTEGER);
  }

  private void say(Resource subject, IRI predicate, Value object) {
    writer.handleStatement(values.createStatement(subject, predicate, object));
  }
}
