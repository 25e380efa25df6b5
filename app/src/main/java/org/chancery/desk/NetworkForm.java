package org.chancery.desk;

import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.actor.ActorId;
import org.chancery.ledger.Network;
import org.chancery.time.PartialDate;

/** A network as programs for graphs and tables read it. */
public enum NetworkForm {
  /** GraphML, as Gephi, yEd, NetworkX and igraph read it. */
  GRAPHML,
  /** One tie a line. */
  CSV,
  /** The form of docs/json.md. */
  JSON;

  /** The network as text. */
  public String write(Network network, Function<ActorId, String> names) {
    return switch (this) {
      case GRAPHML -> graphml(network, names);
      case CSV -> csv(network, names);
      case JSON -> PublicForm.network(network);
    };
  }

  private static String graphml(Network network, Function<ActorId, String> names) {
    StringBuilder xml = new StringBuilder(200 * network.ties().size() + 2000);
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="name" for="node" attr.name="name" attr.type="string"/>
          <key id="answer" for="edge" attr.name="answer" attr.type="string"/>
          <key id="since" for="edge" attr.name="since" attr.type="string"/>
          <key id="on" for="graph" attr.name="on" attr.type="string"/>
          <graph id="relations" edgedefault="undirected">
        """);
    xml.append("    <data key=\"on\">").append(escaped(network.asOf().on().edtf()));
    xml.append("</data>\n");
    // What the record says of a state outside its years is kept, and its node with it.
    TreeSet<ActorId> nodes = new TreeSet<>(network.states());
    network
        .ties()
        .forEach(tie -> {
          nodes.add(tie.a());
          nodes.add(tie.b());
        });
    for (ActorId state : nodes) {
      xml.append("    <node id=\"").append(escaped(state.value())).append("\"><data key=\"name\">");
      xml.append(escaped(names.apply(state))).append("</data></node>\n");
    }
    for (Network.Tie tie : network.ties()) {
      xml.append("    <edge source=\"").append(escaped(tie.a().value()));
      xml.append("\" target=\"").append(escaped(tie.b().value()));
      xml.append("\"><data key=\"answer\">").append(tie.verdict().code()).append("</data>");
      if (!tie.since().isEmpty()) {
        xml.append("<data key=\"since\">").append(escaped(since(tie))).append("</data>");
      }
      xml.append("</edge>\n");
    }
    return xml.append("  </graph>\n</graphml>\n").toString();
  }

  private static String csv(Network network, Function<ActorId, String> names) {
    StringBuilder csv = new StringBuilder("a,a_name,b,b_name,answer,since\r\n");
    for (Network.Tie tie : network.ties()) {
      csv.append(tie.a()).append(',').append(cell(names.apply(tie.a()))).append(',');
      csv.append(tie.b()).append(',').append(cell(names.apply(tie.b()))).append(',');
      csv.append(tie.verdict().code().toLowerCase(Locale.ROOT)).append(',');
      csv.append(cell(since(tie))).append("\r\n");
    }
    return csv.toString();
  }

  private static String since(Network.Tie tie) {
    return tie.since().stream().map(PartialDate::edtf).collect(Collectors.joining(" "));
  }

  private static String cell(String value) {
    return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
