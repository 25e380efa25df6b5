package org.chancery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Runs statements in plain JDBC, compiled once for each connection of a store. */
public final class Prepared {

  private Prepared() {}

  /** What is done with a statement; results are to be closed before it ends. */
  @FunctionalInterface
  public interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /** Does the work with a statement that is compiled at most once. */
  public static <T> T run(Connection connection, String sql, Work<T> work) throws SQLException {
    if (!(connection instanceof KeepingConnection keeping)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return work.run(statement);
      }
    }
    PreparedStatement statement = keeping.take(sql);
    boolean done = false;
    try {
      T result = work.run(statement);
      keeping.giveBack(sql, statement);
      done = true;
      return result;
    } finally {
      if (!done) {
        statement.close(); // in what state it failed is unknown
      }
    }
  }
}
