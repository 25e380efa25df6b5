package org.chancery.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Describes the operations in OpenAPI 3.1; the forms of the answers stand in a resource. */
final class OpenApi {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OpenApi() {}

  static String document(List<Operation> operations) {
    ObjectNode document = Json.object();
    document.put("openapi", "3.1.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Chancery");
    info.put(
        "description",
        "Which states have diplomatic relations with which, at what level, since when and on whose"
            + " word. Everything here only reads. Lists come in pages: follow \"next\" (or the Link"
            + " header) until it is null. Answers carry an ETag. Errors are problem details"
            + " (RFC 9457).");
    info.put("version", "1");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", Api.ROOT);
    ObjectNode paths = document.putObject("paths");
    for (Operation operation : operations) {
      describe(paths.putObject(operation.path()).putObject("get"), operation);
    }
    document.putObject("components").set("schemas", schemas());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void describe(ObjectNode get, Operation operation) {
    get.put("operationId", operation.id());
    get.put("summary", operation.summary());
    ArrayNode parameters = get.putArray("parameters");
    for (Operation.Parameter parameter : operation.parameters()) {
      ObjectNode json = parameters.addObject();
      json.put("name", parameter.name());
      json.put("in", parameter.inside(operation.path()) ? "path" : "query");
      json.put("required", parameter.required());
      json.put("description", parameter.description());
      ObjectNode schema = json.putObject("schema");
      schema.put("type", parameter.type());
      if (parameter.name().equals("format")) {
        ArrayNode formats = schema.putArray("enum").add("json").add("csv");
        if (operation.id().equals("network")) {
          formats.add("graphml");
        }
      }
      if (!parameter.example().isEmpty() && !parameter.example().startsWith("{")) {
        if (parameter.type().equals("integer")) {
          json.put("example", Integer.parseInt(parameter.example()));
        } else {
          json.put("example", parameter.example());
        }
      }
    }
    ObjectNode responses = get.putObject("responses");
    ObjectNode found = responses.putObject("200");
    found.put("description", operation.summary());
    ObjectNode content = found.putObject("content");
    switch (operation.shape()) {
      case OBJECT -> content.putObject("application/json").set("schema", form(operation));
      case TABULAR -> {
        content.putObject("application/json").set("schema", form(operation));
        content.putObject("text/csv").putObject("schema").put("type", "string");
      }
      case LINES -> content.putObject("application/x-ndjson").set("schema", form(operation));
      case LIST -> {
        ObjectNode page = content.putObject("application/json").putObject("schema");
        page.put("type", "object");
        page.putArray("required").add("items").add("next");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", form(operation));
        ObjectNode next = properties.putObject("next");
        next.putArray("type").add("string").add("null");
        next.put("description", "Address of the next page; null on the last");
        content.putObject("text/csv").putObject("schema").put("type", "string");
      }
    }
    problem(responses, "400", "The question cannot be understood; the detail says why");
    problem(responses, "404", "There is nothing of the kind");
  }

  private static ObjectNode form(Operation operation) {
    return Json.object().put("$ref", "#/components/schemas/" + operation.schema());
  }

  private static void problem(ObjectNode responses, String status, String description) {
    ObjectNode response = responses.putObject(status);
    response.put("description", description);
    response
        .putObject("content")
        .putObject(Problem.MEDIA_TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static JsonNode schemas() {
    try (InputStream in = OpenApi.class.getResourceAsStream("schemas.json")) {
      return MAPPER.readTree(Objects.requireNonNull(in, "schemas.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
