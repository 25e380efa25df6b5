package org.chancery.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.chancery.publication.Block.Kind;
import org.chancery.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a publication is compared and kept. It depends on the record's fields alone, so
 * that neither a library's version nor the format it came in can make an old publication new.
 */
final class CanonicalForm {

  private static final JsonFactory JSON = new JsonFactory();

  private CanonicalForm() {}

  /** SHA-256 over every field, each with its length before it. */
  static String fingerprint(Publication publication) {
    MessageDigest digest = Archive.sha256();
    field(digest, publication.id().value());
    field(digest, publication.title());
    field(digest, edtf(publication.date()));
    field(digest, edtf(publication.published()));
    field(digest, publication.publisher());
    count(digest, publication.authors().size());
    publication.authors().forEach(author -> field(digest, author));
    field(digest, publication.series());
    field(digest, publication.url());
    field(digest, publication.language());
    field(digest, publication.rights());
    count(digest, publication.blocks().size());
    for (Block block : publication.blocks()) {
      field(digest, code(block.kind()));
      field(digest, block.text());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void field(MessageDigest digest, @Nullable String value) {
    if (value == null) {
      count(digest, -1);
      return;
    }
    byte[] bytes = value.getBytes(UTF_8);
    count(digest, bytes.length);
    digest.update(bytes);
  }

  private static void count(MessageDigest digest, int count) {
    digest.update(ByteBuffer.allocate(4).putInt(count).array());
  }

  private static @Nullable String edtf(@Nullable PartialDate date) {
    return date == null ? null : date.edtf();
  }

  static String authors(List<String> authors) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String author : authors) {
        json.writeString(author);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static List<String> readAuthors(String text) {
    List<String> authors = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        authors.add(json.getText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return authors;
  }

  static String blocks(List<Block> blocks) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Block block : blocks) {
        json.writeStartObject();
        json.writeStringField("kind", code(block.kind()));
        json.writeStringField("text", block.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static List<Block> readBlocks(String text) {
    List<Block> blocks = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        json.nextToken();
        Kind kind = Kind.valueOf(json.nextTextValue().toUpperCase(Locale.ROOT));
        json.nextToken();
        blocks.add(new Block(kind, json.nextTextValue()));
        json.nextToken();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  private static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
