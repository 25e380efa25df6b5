package org.chancery.store;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rows of tables as JSON lines and back, whatever the tables: for those who take a whole desk
 * elsewhere. A value that is bytes is written as {@code {"base64": …}}.
 */
public final class Rows {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Rows() {}

  /** The tables of a desk that hold what is recorded, in their natural order. */
  public static List<String> tables(Handle handle, Set<String> derived) {
    return handle
        .createQuery(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
                + " ESCAPE '!' AND name NOT LIKE 'flyway!_%' ESCAPE '!' ORDER BY name")
        .mapTo(String.class)
        .stream()
        .filter(table -> !derived.contains(table))
        .toList();
  }

  /**
   * Writes all rows of a table, one a line and always in the same order.
   *
   * @param omitted columns that are left out
   * @return how many
   */
  public static long write(Handle handle, String table, Set<String> omitted, OutputStream out) {
    boolean numbered =
        handle
                .createQuery("SELECT wr FROM pragma_table_list(?)")
                .bind(0, table)
                .mapTo(Integer.class)
                .one()
            == 0;
    String order = numbered ? " ORDER BY rowid" : " ORDER BY " + key(handle, table);
    long rows = 0;
    try (PreparedStatement select =
            handle.getConnection().prepareStatement("SELECT * FROM " + quoted(table) + order);
        ResultSet result = select.executeQuery()) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
          json.writeStartObject();
          for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (!omitted.contains(columns.getColumnName(column))) {
              json.writeFieldName(columns.getColumnName(column));
              write(json, result.getObject(column));
            }
          }
          json.writeEndObject();
        }
        out.write('\n');
        rows++;
      }
      return rows;
    } catch (SQLException failure) {
      throw new StoreException(table + ": cannot be read: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String key(Handle handle, String table) {
    return handle
        .createQuery("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
        .bind(0, table)
        .mapTo(String.class)
        .stream()
        .map(Rows::quoted)
        .collect(Collectors.joining(", "));
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case byte[] bytes -> {
        json.writeStartObject();
        json.writeStringField("base64", Base64.getEncoder().encodeToString(bytes));
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /**
   * Puts the rows of a file into a table. References to rows of other tables may come before these:
   * they are looked at when the transaction ends.
   *
   * @param completion adds to each row what the file leaves out
   * @return how many
   * @throws StoreException with file and line, where a row does not fit the table
   */
  public static long read(
      Handle transaction, String table, Path file, UnaryOperator<ObjectNode> completion) {
    transaction.execute("PRAGMA defer_foreign_keys = ON");
    long rows = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      Insertion insertion = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows++;
        try {
          if (!(MAPPER.readTree(line) instanceof ObjectNode row)) {
            throw new StoreException(
                file + ":" + rows + ": a row as a JSON object was expected, found: " + line);
          }
          ObjectNode whole = completion.apply(row);
          if (insertion == null || !insertion.fits(whole)) {
            insertion = Insertion.into(transaction.getConnection(), table, whole);
          }
          insertion.insert(whole);
        } catch (IOException | SQLException failure) {
          throw new StoreException(file + ":" + rows + ": " + failure.getMessage(), failure);
        }
      }
      return rows;
    } catch (IOException failure) {
      throw new StoreException(file + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  /** One statement for all rows with the same columns. */
  private record Insertion(List<String> columns, Connection connection, String sql) {

    static Insertion into(Connection connection, String table, ObjectNode row) {
      List<String> columns = new ArrayList<>();
      row.fieldNames().forEachRemaining(columns::add);
      String names = columns.stream().map(Rows::quoted).collect(Collectors.joining(", "));
      String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
      return new Insertion(
          columns,
          connection,
          "INSERT INTO " + quoted(table) + " (" + names + ") VALUES (" + places + ")");
    }

    boolean fits(ObjectNode row) {
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      return names.equals(columns);
    }

    void insert(ObjectNode row) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        int place = 1;
        for (Map.Entry<String, JsonNode> value : row.properties()) {
          bind(insert, place++, value.getValue());
        }
        insert.executeUpdate();
      }
    }

    private static void bind(PreparedStatement insert, int place, JsonNode value)
        throws SQLException {
      switch (value.getNodeType()) {
        case NULL, MISSING -> insert.setObject(place, null);
        case NUMBER -> {
          if (value.isIntegralNumber()) {
            insert.setLong(place, value.longValue());
          } else {
            insert.setDouble(place, value.doubleValue());
          }
        }
        case OBJECT ->
            insert.setBytes(place, Base64.getDecoder().decode(value.path("base64").asText()));
        case BINARY, POJO, ARRAY, BOOLEAN, STRING -> insert.setString(place, value.asText());
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
