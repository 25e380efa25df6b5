package org.chancery.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection that keeps the statements it has compiled: a ledger asks the same few questions
 * thousands of times, and compiling one takes longer than to answer it. As any connection, it is
 * used by one thread at a time.
 */
final class KeepingConnection extends JDBC4Connection {

  /**
   * More than the program has; what is made of varying text does not push out the rest for long.
   */
  private static final int MOST = 128;

  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

  KeepingConnection(Path file, SQLiteConfig config) throws SQLException {
    super("jdbc:sqlite:" + file, file.toString(), config.toProperties());
  }

  /** A statement that nobody else uses until it is given back. */
  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement statement = kept.remove(sql);
    return statement != null ? statement : prepareStatement(sql);
  }

  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    statement.clearBatch();
    PreparedStatement other = kept.put(sql, statement);
    if (other != null) {
      other.close(); // a question within the same question made a second one
    }
    if (kept.size() > MOST) {
      Iterator<PreparedStatement> oldest = kept.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }
}
