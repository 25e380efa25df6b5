package org.chancery.web.api;

import java.util.List;

/**
 * The page that tells people what the API can be asked. It holds nothing that came from outside.
 */
final class ApiPage {

  private ApiPage() {}

  /** The body of the page: what stands between the headings of the site. */
  static String body(List<Operation> operations) {
    StringBuilder page = new StringBuilder();
    page.append(
            "<p>Everything the pages say, for programs: JSON, and each list as CSV with"
                + " <code>format=csv</code>.")
        .append(
            " Lists come in pages; follow <code>next</code>. Answers carry an <code>ETag</code>;"
                + " errors are problem")
        .append(" details (RFC 9457). <a href=\"")
        .append(Api.ROOT)
        .append(
            "/openapi.json\">The description in OpenAPI</a> lets any client be generated.</p>\n");
    for (Operation operation : operations) {
      operation(page, operation);
    }
    return page.toString();
  }

  private static void operation(StringBuilder page, Operation operation) {
    page.append("<section id=\"")
        .append(operation.id())
        .append("\"><h2><code>GET ")
        .append(Api.ROOT)
        .append(operation.path())
        .append("</code></h2>\n<p>")
        .append(escaped(operation.summary()))
        .append("</p>\n");
    if (!operation.parameters().isEmpty()) {
      page.append("<dl>");
      for (Operation.Parameter parameter : operation.parameters()) {
        page.append("<dt><code>")
            .append(parameter.name())
            .append("</code>")
            .append(parameter.required() ? " (needed)" : "")
            .append("</dt><dd>")
            .append(escaped(parameter.description()))
            .append("</dd>\n");
      }
      page.append("</dl>\n");
    }
    String example = example(operation);
    if (!example.isEmpty()) {
      page.append("<p>Example: <a href=\"")
          .append(escaped(example))
          .append("\"><code>")
          .append(escaped(example))
          .append("</code></a></p>\n");
    }
    page.append("</section>\n");
  }

  /** An address with what is needed filled in; empty where that differs from desk to desk. */
  private static String example(Operation operation) {
    String path = Api.ROOT + operation.path();
    StringBuilder query = new StringBuilder();
    for (Operation.Parameter parameter : operation.parameters()) {
      if (!parameter.required()) {
        continue;
      }
      if (parameter.example().startsWith("{")) {
        return "";
      }
      if (parameter.inside(operation.path())) {
        path = path.replace("{" + parameter.name() + "}", Api.encoded(parameter.example()));
      } else {
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.name())
            .append('=')
            .append(Api.encoded(parameter.example()));
      }
    }
    return path + query;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The whole page, in the frame of the site. */
  static String page(List<Operation> operations) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" type="image/svg+xml" href="/icon.svg">
    <link rel="stylesheet" href="/style.css"><title>The API – Chancery</title></head>
    <body><a class="skip" href="#main">Skip to the content</a>
    <header class="top"><a class="brand" href="/">Chancery</a>
    <nav aria-label="Main"><a href="/publications">Publications</a><a href="/states">States</a>\
    <a href="/events">Events</a><a href="/contradictions">Contradictions</a><a href="/about">About</a></nav>
    </header><main id="main"><h1>The API</h1>
    """
        + body(operations)
        + "</main></body></html>\n";
  }
}
