package org.chancery.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.event.Coding;
import org.chancery.event.Statement;
import org.chancery.reading.Explanation;
import org.chancery.text.PublicationId;

/** The JSON form of an explanation, as {@code docs/json.md} promises it. */
public final class ExplanationForm {

  private final JsonGenerator json;

  private ExplanationForm(JsonGenerator json) {
    this.json = json;
  }

  /** An explanation as one line. */
  public static String line(PublicationId publication, Explanation explanation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new ExplanationForm(json).write(publication, explanation);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void write(PublicationId publication, Explanation explanation) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("sentences");
    for (Explanation.Sentence sentence : explanation.sentences()) {
      write(sentence);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("statements");
    for (Statement statement : explanation.statements()) {
      json.writeRawValue(PublicForm.statement(publication, statement));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("codings");
    for (Coding coding : explanation.codings()) {
      json.writeRawValue(PublicForm.coding(publication, coding));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Explanation.Sentence sentence) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", sentence.text());
    strings("triggers", sentence.triggers());
    json.writeArrayFieldStart("words");
    for (Explanation.Word word : sentence.words()) {
      write(word);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("terms");
    for (Explanation.Mention mention : sentence.mentions()) {
      json.writeStartObject();
      json.writeStringField("text", mention.text());
      json.writeStringField("kind", mention.kind());
      json.writeStringField("meaning", mention.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("fired");
    for (Explanation.Fired fired : sentence.fired()) {
      write(fired);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("near");
    for (Explanation.Near near : sentence.near()) {
      write(near);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Explanation.Word word) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", word.index());
    json.writeStringField("form", word.form());
    json.writeStringField("lemma", word.lemma());
    json.writeStringField("tag", word.tag());
    json.writeNumberField("head", word.head());
    json.writeStringField("label", word.label());
    json.writeArrayFieldStart("edges");
    for (Explanation.Edge edge : word.edges()) {
      json.writeStartObject();
      json.writeStringField("label", edge.label());
      json.writeNumberField("word", edge.to());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("classes", word.classes());
    json.writeEndObject();
  }

  private void write(Explanation.Fired fired) throws IOException {
    json.writeStartObject();
    rule(fired.rule(), fired.origin(), fired.type());
    json.writeNumberField("word", fired.act());
    json.writeArrayFieldStart("roles");
    for (Map.Entry<String, Integer> role : new TreeMap<>(fired.roles()).entrySet()) {
      json.writeStartObject();
      json.writeStringField("role", role.getKey());
      json.writeNumberField("word", role.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("states", fired.states());
    json.writeArrayFieldStart("steps");
    for (Explanation.Step step : fired.steps()) {
      json.writeStartObject();
      json.writeStringField("field", step.field());
      json.writeStringField("how", step.how());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Explanation.Near near) throws IOException {
    json.writeStartObject();
    rule(near.rule(), near.origin(), near.type());
    json.writeNumberField("word", near.word());
    json.writeNumberField("held", near.held());
    json.writeArrayFieldStart("wanting");
    for (Explanation.Wanting failure : near.wanting()) {
      json.writeStartObject();
      json.writeStringField("role", failure.role());
      json.writeNumberField("word", failure.word());
      json.writeStringField("wanted", failure.wanted());
      json.writeStringField("found", failure.found());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rule(String name, String origin, String type) throws IOException {
    json.writeStringField("rule", name);
    json.writeStringField("origin", origin);
    json.writeStringField("type", type);
  }

  private void strings(String name, Iterable<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
