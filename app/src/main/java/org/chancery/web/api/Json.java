package org.chancery.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/** Makes the small objects of the API; the larger ones come from the desk as text. */
final class Json {

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** The text of a cell: what is not known stays empty. */
  static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
