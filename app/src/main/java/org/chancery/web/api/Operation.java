package org.chancery.web.api;

import java.util.List;

/**
 * One operation of the API: where it is, what it may be asked, and who answers. The routes are made
 * from it and so is the OpenAPI document, so that neither can say what the other does not.
 *
 * @param path below the root of the API, such as {@code /states/{id}}
 * @param id the name that generated clients give it
 * @param schema the name of the answer's form; of a list, the form of its items
 */
record Operation(
    String path,
    String id,
    String summary,
    List<Parameter> parameters,
    String schema,
    Shape shape,
    Answerer answerer) {

  /** What an answer looks like. */
  enum Shape {
    /** One object. */
    OBJECT,
    /** One object, as JSON or CSV. */
    TABULAR,
    /** A page of items, as JSON or CSV. */
    LIST,
    /** All items, one a line. */
    LINES
  }

  /** Answers a question. */
  @FunctionalInterface
  interface Answerer {
    Reply answer(Question question);
  }

  /**
   * What may be asked.
   *
   * @param example a value that makes sense of any desk
   */
  record Parameter(String name, String description, boolean required, String type, String example) {

    static Parameter required(String name, String description, String example) {
      return new Parameter(name, description, true, "string", example);
    }

    static Parameter optional(String name, String description, String example) {
      return new Parameter(name, description, false, "string", example);
    }

    static Parameter number(String name, String description, String example) {
      return new Parameter(name, description, false, "integer", example);
    }

    /** Whether the parameter is part of the address rather than of the query. */
    boolean inside(String path) {
      return path.contains("{" + name + "}");
    }
  }

  Operation {
    parameters = List.copyOf(parameters);
  }
}
