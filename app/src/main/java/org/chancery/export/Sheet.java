package org.chancery.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of a data set: from this one description come the CSV file, the types of the Parquet file
 * and the pages of the code book.
 *
 * @param name of the file, without its ending
 * @param meaning for the code book: what one row is
 */
record Sheet<R>(String name, String meaning, List<Column<R>> columns) {

  Sheet {
    columns = List.copyOf(columns);
  }

  /** Rows of a sheet, each written as it comes. */
  interface Rows<R> extends AutoCloseable {
    void add(R row);

    @Override
    void close();
  }

  /** Begins a CSV file (RFC 4180) in a folder. What is missing is an empty cell. */
  Rows<R> csv(Path folder) {
    Path file = folder.resolve(name + ".csv");
    try {
      Writer writer = Files.newBufferedWriter(file, UTF_8);
      writer.write(columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n");
      return new CsvRows(file, writer);
    } catch (IOException failure) {
      throw new ExportException(file + ": cannot be written: " + failure, failure);
    }
  }

  private final class CsvRows implements Rows<R> {

    private final Path file;
    private final Writer writer;

    CsvRows(Path file, Writer writer) {
      this.file = file;
      this.writer = writer;
    }

    @Override
    public void add(R row) {
      try {
        String separator = "";
        for (Column<R> column : columns) {
          writer.write(separator);
          writer.write(cell(column.value().apply(row)));
          separator = ",";
        }
        writer.write("\r\n");
      } catch (IOException failure) {
        throw new ExportException(file + ": cannot be written: " + failure, failure);
      }
    }

    @Override
    public void close() {
      try {
        writer.close();
      } catch (IOException failure) {
        throw new ExportException(file + ": cannot be written: " + failure, failure);
      }
    }
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
