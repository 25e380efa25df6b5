package org.chancery.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Turns the CSV files of sheets into Parquet, by DuckDB. */
final class Parquet implements AutoCloseable {

  private final Connection connection;

  private Parquet(Connection connection) {
    this.connection = connection;
  }

  static Parquet open() {
    try {
      return new Parquet(DriverManager.getConnection("jdbc:duckdb:"));
    } catch (SQLException failure) {
      throw new ExportException("DuckDB cannot be started: " + failure.getMessage(), failure);
    }
  }

  /** Writes the Parquet file of a sheet beside its CSV file, which is taken away. */
  void replace(Sheet<?> sheet, Path folder) {
    Path csv = folder.resolve(sheet.name() + ".csv");
    Path file = folder.resolve(sheet.name() + ".parquet");
    String columns =
        sheet.columns().stream()
            .map(column -> quoted(column.name()) + ": " + quoted(column.kind().name()))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv("
              + quoted(csv.toString())
              + ", header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
              + " auto_detect = false, strict_mode = true,"
              + " max_line_size = 16777216, columns = {"
              + columns
              + "})) TO "
              + quoted(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
      Files.delete(csv);
    } catch (SQLException | IOException failure) {
      throw new ExportException(
          file + ": cannot be written as Parquet: " + failure.getMessage(), failure);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new ExportException("DuckDB cannot be ended: " + failure.getMessage(), failure);
    }
  }
}
