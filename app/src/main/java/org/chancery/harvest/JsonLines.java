package org.chancery.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chancery.publication.Block;
import org.chancery.publication.Publication;
import org.chancery.text.PublicationId;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON lines: a document with its blocks given, kept byte for byte.
 *
 * <p>A machine wrote it, so a wrong value refuses the line. Two things are mended with a warning,
 * because refusing would lose a good text for a label: a block of an unknown kind is read as a
 * paragraph, and a language that is none as English.
 */
final class JsonLines {

  static final String MEDIA_TYPE = "application/json";

  private static final JsonFactory JSON = new JsonFactory();

  private @Nullable String id;
  private @Nullable String title;
  private @Nullable PartialDate date;
  private @Nullable PartialDate published;
  private @Nullable String publisher;
  private List<String> authors = List.of();
  private @Nullable String series;
  private @Nullable String url;
  private String language = "en";
  private @Nullable String rights;
  private @Nullable List<Block> blocks;
  private final List<String> warnings = new ArrayList<>();

  private JsonLines() {}

  static Harvest.Found read(Received document) throws RefusedException {
    JsonLines line = new JsonLines();
    try (JsonParser parser = JSON.createParser(document.bytes())) {
      line.document(parser);
      if (parser.nextToken() != null) {
        throw new RefusedException(
            "a second value was found after the document, one document a line was expected");
      }
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "no JSON was found at "
              + column(e.getLocation())
              + " ("
              + e.getOriginalMessage().lines().findFirst().orElse("")
              + "), a JSON object was expected");
    } catch (IOException e) {
      throw new RefusedException("the line cannot be read: " + e.getMessage());
    }
    return line.publication(document);
  }

  static boolean isBlank(byte[] line) {
    for (byte unit : line) {
      if (unit != ' ' && unit != '\t') {
        return false;
      }
    }
    return true;
  }

  static byte[] withoutByteOrderMark(byte[] line) {
    boolean marked =
        line.length >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
  }

  /**
   * Refuses a file that holds one value spread over lines or an array, once; by lines it would be
   * as many refusals as it has lines.
   */
  static void refuseSpread(byte[] firstLine) throws RefusedException {
    String start = new String(firstLine, 0, Math.min(firstLine.length, 64), UTF_8).strip();
    if (start.equals("{") || start.startsWith("[")) {
      throw new RefusedException(
          "JSON that spans lines or an array was found, JSON lines were expected: one document a"
              + " line");
    }
  }

  private static String column(@Nullable JsonLocation location) {
    return location == null ? "the start" : "column " + location.getColumnNr();
  }

  private void document(JsonParser parser) throws IOException, RefusedException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new RefusedException(
          "a JSON object with id and blocks was expected, found " + named(first));
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "id" -> id = scalar(parser, field);
        case "title" -> title = scalar(parser, field);
        case "date" -> date = date(parser, field);
        case "published" -> published = date(parser, field);
        case "publisher" -> publisher = scalar(parser, field);
        case "authors", "author" -> authors = names(parser, field);
        case "series" -> series = scalar(parser, field);
        case "url" -> url = scalar(parser, field);
        case "language" -> language = language(scalar(parser, field));
        case "rights" -> rights = scalar(parser, field);
        case "blocks" -> blocks = blocks(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private @Nullable String scalar(JsonParser parser, String field)
      throws IOException, RefusedException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
      String text = storable(parser.getText(), field);
      return text.isBlank() ? null : text;
    }
    throw new RefusedException(field + ": a text was expected, found " + named(token));
  }

  private String storable(String text, String field) {
    String storable = Hygiene.storable(text);
    if (!storable.equals(text)) {
      warnings.add(field + ": characters that no file can hold were replaced by U+FFFD");
    }
    return storable;
  }

  private @Nullable PartialDate date(JsonParser parser, String field)
      throws IOException, RefusedException {
    String text = scalar(parser, field);
    if (text == null) {
      return null;
    }
    return DateReader.read(text)
        .orElseThrow(() ->
            new RefusedException(
                field
                    + ": a date such as 2024-02-16, 2024-02 or 1920/1921 was expected, found \""
                    + text
                    + "\""));
  }

  private List<String> names(JsonParser parser, String field) throws IOException, RefusedException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      String name = scalar(parser, field);
      return name == null ? List.of() : List.of(name);
    }
    List<String> names = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String name = scalar(parser, field);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private String language(@Nullable String given) {
    if (given == null) {
      return "en";
    }
    String tag = Hygiene.language(given);
    if (tag.equals("en") && !given.toLowerCase(Locale.ROOT).startsWith("en")) {
      warnings.add("language: \"" + given + "\" names no language, taken as English");
    }
    return tag;
  }

  private List<Block> blocks(JsonParser parser) throws IOException, RefusedException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(
          "blocks: an array was expected, found " + named(parser.currentToken()));
    }
    List<Block> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      read.add(block(parser, "blocks[" + read.size() + "]"));
    }
    return read;
  }

  private Block block(JsonParser parser, String place) throws IOException, RefusedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new RefusedException(
          place
              + ": an object with kind and text was expected, found "
              + named(parser.currentToken()));
    }
    Block.Kind kind = Block.Kind.PARAGRAPH;
    String text = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "kind" -> kind = kind(scalar(parser, place + ".kind"), place);
        case "text" -> {
          if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new RefusedException(
                place + ".text: a text was expected, found " + named(parser.currentToken()));
          }
          text = storable(parser.getText(), place);
        }
        default -> parser.skipChildren();
      }
    }
    if (text == null) {
      throw new RefusedException(place + ": a text was expected, found none");
    }
    return new Block(kind, text);
  }

  private Block.Kind kind(@Nullable String name, String place) {
    return switch (name) {
      case null -> Block.Kind.PARAGRAPH;
      case "heading" -> Block.Kind.HEADING;
      case "paragraph" -> Block.Kind.PARAGRAPH;
      case "row" -> Block.Kind.ROW;
      default -> {
        warnings.add(
            place
                + ": heading, paragraph or row was expected, found \""
                + name
                + "\", taken as a paragraph");
        yield Block.Kind.PARAGRAPH;
      }
    };
  }

  private Harvest.Found publication(Received document) throws RefusedException {
    if (id == null) {
      throw new RefusedException("id: an id was expected, found none");
    }
    if (blocks == null || blocks.stream().allMatch(block -> block.text().isBlank())) {
      throw new RefusedException("blocks: at least one block with text was expected, found none");
    }
    PublicationId identity;
    try {
      identity = new PublicationId(id);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("id: " + e.getMessage());
    }
    return new Harvest.Found(
        new Publication(
            identity,
            title,
            date,
            published != null
                ? published
                : date != null ? date : PartialDate.of(document.fetched()),
            publisher,
            authors,
            series,
            url,
            language,
            rights,
            blocks),
        document.bytes(),
        MEDIA_TYPE,
        document.origin(),
        warnings);
  }

  private static String named(@Nullable JsonToken token) {
    return switch (token) {
      case null -> "nothing";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          "something else";
    };
  }
}
