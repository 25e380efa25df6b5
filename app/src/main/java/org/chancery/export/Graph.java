package org.chancery.export;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Boundary;
import org.chancery.ledger.Dossier;
import org.chancery.ledger.Evidence;
import org.chancery.ledger.Spell;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The spells of the record in GraphML: actors are nodes, and each spell is an edge with its dates.
 */
final class Graph {

  private static final List<String> NODE_KEYS = List.of("name", "iso3", "cow");
  private static final List<String> EDGE_KEYS =
      List.of("kind", "since", "until", "earliest", "latest", "post", "place", "evidence", "quote");

  private final XMLStreamWriter xml;
  private final ActorCodes actors;
  private int edges;

  private Graph(XMLStreamWriter xml, ActorCodes actors) {
    this.xml = xml;
    this.actors = actors;
  }

  /** Begins a graph with all its nodes. */
  static Graph begin(Writer writer, ActorCodes actors, Set<ActorId> nodes) throws IOException {
    try {
      Graph graph = new Graph(XMLOutputFactory.newInstance().createXMLStreamWriter(writer), actors);
      graph.head();
      for (ActorId node : nodes) {
        graph.node(node);
      }
      return graph;
    } catch (XMLStreamException failure) {
      throw new IOException(failure);
    }
  }

  private void head() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("graphml");
    xml.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
    for (String key : NODE_KEYS) {
      key(key, "node");
    }
    for (String key : EDGE_KEYS) {
      key(key, "edge");
    }
    xml.writeCharacters("\n");
    xml.writeStartElement("graph");
    xml.writeAttribute("id", "record");
    xml.writeAttribute("edgedefault", "directed");
  }

  private void key(String name, String of) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("key");
    xml.writeAttribute("id", name);
    xml.writeAttribute("for", of);
    xml.writeAttribute("attr.name", name);
    xml.writeAttribute("attr.type", "string");
  }

  private void node(ActorId id) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("node");
    xml.writeAttribute("id", id.value());
    value("name", actors.name(id));
    value("iso3", actors.iso3(id));
    Integer cow = actors.cow(id);
    value("cow", cow == null ? null : cow.toString());
    xml.writeEndElement();
  }

  /** The spells of a dossier that hold; relations, which have no direction, as undirected edges. */
  void add(Dossier dossier, Set<String> undirected) throws IOException {
    try {
      for (Spell spell : dossier.spells()) {
        if (spell.holds()) {
          edge(spell, !undirected.contains(spell.kind()));
        }
      }
    } catch (XMLStreamException failure) {
      throw new IOException(failure);
    }
  }

  private void edge(Spell spell, boolean directed) throws XMLStreamException {
    Boundary end = spell.end();
    Set<Evidence> evidence = new LinkedHashSet<>(spell.start().evidence());
    evidence.addAll(spell.attestations());
    if (end != null) {
      evidence.addAll(end.evidence());
    }
    xml.writeCharacters("\n");
    xml.writeStartElement("edge");
    xml.writeAttribute("id", "e" + ++edges);
    xml.writeAttribute("source", spell.from().value());
    xml.writeAttribute("target", spell.to().value());
    xml.writeAttribute("directed", Boolean.toString(directed));
    value("kind", spell.kind());
    value("since", dates(spell.start().dates()));
    value("until", end == null ? null : dates(end.dates()));
    value("earliest", text(spell.start().earliest()));
    value("latest", end == null ? null : text(end.latest()));
    value("post", spell.post());
    value("place", spell.place());
    value(
        "evidence",
        evidence.stream().map(piece -> Long.toString(piece.id())).collect(Collectors.joining(" ")));
    value("quote", evidence.isEmpty() ? null : evidence.iterator().next().quote());
    xml.writeEndElement();
  }

  private static @Nullable String dates(List<PartialDate> dates) {
    return dates.isEmpty()
        ? null
        : dates.stream().map(PartialDate::edtf).collect(Collectors.joining(" "));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private void value(String key, @Nullable String value) throws XMLStreamException {
    if (value != null && !value.isEmpty()) {
      xml.writeStartElement("data");
      xml.writeAttribute("key", key);
      xml.writeCharacters(plain(value));
      xml.writeEndElement();
    }
  }

  /** XML has no way to write most control characters. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]|[\\uFFFE\\uFFFF]", " ");
  }

  void end() throws IOException {
    try {
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException failure) {
      throw new IOException(failure);
    }
  }
}
