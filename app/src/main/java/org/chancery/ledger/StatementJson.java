package org.chancery.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.chancery.event.Attribution;
import org.chancery.event.Mention;
import org.chancery.text.Span;

/** The parts of a statement that are kept as JSON: mentions, attributions, warnings. */
final class StatementJson {

  private static final JsonFactory JSON = new JsonFactory();

  private StatementJson() {}

  /** Writes the elements of one array. */
  private interface Elements {
    void write(JsonGenerator json) throws IOException;
  }

  /** Reads one element, at whose first token the parser stands. */
  private interface Element<T> {
    T read(JsonParser json) throws IOException;
  }

  private static String array(Elements elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      elements.write(json);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static <T> List<T> elements(String text, Element<T> element) {
    List<T> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(element.read(json));
      }
    } catch (IOException e) {
      throw new LedgerException("the ledger holds JSON that cannot be read: " + text, e);
    }
    return elements;
  }

  static String warnings(List<String> warnings) {
    return array(json -> {
      for (String warning : warnings) {
        json.writeString(warning);
      }
    });
  }

  static List<String> readWarnings(String text) {
    return elements(text, JsonParser::getText);
  }

  static String mentions(List<Mention> mentions) {
    return array(json -> {
      for (Mention mention : mentions) {
        json.writeStartObject();
        mention(json, mention);
        json.writeEndObject();
      }
    });
  }

  static List<Mention> readMentions(String text) {
    return elements(text, json -> fields(json).mention());
  }

  static String attributions(List<Attribution> attributions) {
    return array(json -> {
      for (Attribution attribution : attributions) {
        json.writeStartObject();
        json.writeStringField("source", attribution.source());
        json.writeStringField("kind", attribution.kind().code());
        mention(json, attribution.mention());
        json.writeEndObject();
      }
    });
  }

  static List<Attribution> readAttributions(String text) {
    return elements(
        text,
        json -> {
          Fields fields = fields(json);
          return new Attribution(
              fields.source, Attribution.Kind.ofCode(fields.kind), fields.mention());
        });
  }

  private static void mention(JsonGenerator json, Mention mention) throws IOException {
    json.writeNumberField("block", mention.block());
    json.writeNumberField("start", mention.span().start());
    json.writeNumberField("end", mention.span().end());
    json.writeStringField("quote", mention.quote());
  }

  private static Fields fields(JsonParser json) throws IOException {
    Fields fields = new Fields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "block" -> fields.block = json.getIntValue();
        case "start" -> fields.start = json.getIntValue();
        case "end" -> fields.end = json.getIntValue();
        case "quote" -> fields.quote = json.getText();
        case "source" -> fields.source = json.getText();
        case "kind" -> fields.kind = json.getText();
        default -> json.skipChildren();
      }
    }
    return fields;
  }

  private static final class Fields {
    private int block;
    private int start;
    private int end;
    private String quote = "";
    private String source = "";
    private String kind = "";

    Mention mention() {
      return new Mention(block, new Span(start, end), quote);
    }
  }
}
