package org.chancery.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What went wrong, as RFC 9457 has it. */
record Problem(HttpStatus status, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  void send(Context context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    // The type is none of our own: the status says what kind of problem it is.
    json.put("type", "about:blank");
    json.put("title", status.getMessage());
    json.put("status", status.getCode());
    json.put("detail", detail);
    json.put("instance", context.path());
    context.status(status).contentType(MEDIA_TYPE).result(json.toString());
  }
}
