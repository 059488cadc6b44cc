package org.lacuna.app.project;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The SQLite file behind a project. Every statement is a transaction of its own unless it is part
 * of {@link #together}; when that returns, the change is on the disk, whatever happens to the
 * program afterwards. Threads wait for each other.
 */
final class Database implements AutoCloseable {

  /** Marks the files of this program: "LACU". */
  private static final int APPLICATION = 0x4c414355;

  private final Path file;
  private final Connection connection;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Several statements. */
  @FunctionalInterface
  interface Work {
    void run() throws LacunaException;
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws LacunaException of kind USAGE when it is no project, is of a newer version, is open
   *     elsewhere, or cannot be written
   */
  static Database open(Path file) throws LacunaException {
    return open(file, file.toAbsolutePath().normalize().toString());
  }

  /** A database in memory, which is gone when it is closed. */
  static Database inMemory() throws LacunaException {
    return open(Path.of(""), ":memory:");
  }

  private static Database open(Path file, String address) throws LacunaException {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + address);
      Database database = new Database(file, connection);
      try {
        database.prepare();
      } catch (SQLException | LacunaException e) {
        connection.close();
        throw e;
      }
      return database;
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }

  private void prepare() throws SQLException, LacunaException {
    try (Statement s = connection.createStatement()) {
      // One window writes a project at a time; what is committed survives a crash and a power cut.
      s.execute("PRAGMA locking_mode = EXCLUSIVE");
      s.execute("PRAGMA synchronous = FULL");
      s.execute("PRAGMA foreign_keys = ON");
      int application = number(s, "PRAGMA application_id");
      int tables = number(s, "SELECT count(*) FROM sqlite_master");
      if (tables > 0 && application != APPLICATION) {
        throw new LacunaException(
            Kind.USAGE,
            "\"%s\" is a database of another program: choose another file.".formatted(file));
      }
      int version = number(s, "PRAGMA user_version");
      if (version > Schema.VERSION) {
        throw new LacunaException(
            Kind.USAGE,
            "\"%s\" was made by a newer Lacuna: update this one to open it.".formatted(file));
      }
      if (version < Schema.VERSION) {
        connection.setAutoCommit(false);
        for (int next = version + 1; next <= Schema.VERSION; next++) {
          for (String statement : Schema.step(next)) {
            s.execute(statement);
          }
        }
        s.execute("PRAGMA application_id = " + APPLICATION);
        s.execute("PRAGMA user_version = " + Schema.VERSION);
        connection.commit();
        connection.setAutoCommit(true);
      } else {
        // takes the lock, so that a second window hears of it now and not at its first change
        s.execute("BEGIN EXCLUSIVE");
        s.execute("COMMIT");
      }
    }
  }

  private static int number(Statement s, String query) throws SQLException {
    try (ResultSet row = s.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  Path file() {
    return file;
  }

  synchronized <T> List<T> list(String query, Row<T> row, @Nullable Object... values)
      throws LacunaException {
    try (PreparedStatement s = statement(query, values);
        ResultSet rows = s.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }

  synchronized void change(String sql, @Nullable Object... values) throws LacunaException {
    try (PreparedStatement s = statement(sql, values)) {
      s.executeUpdate();
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }

  /** All of it or nothing. */
  synchronized void together(Work work) throws LacunaException {
    try {
      connection.setAutoCommit(false);
      try {
        work.run();
        connection.commit();
      } catch (LacunaException | SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }

  private PreparedStatement statement(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement s = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        s.setObject(i + 1, values[i]);
      }
      return s;
    } catch (SQLException e) {
      s.close();
      throw e;
    }
  }

  private static LacunaException refused(Path file, SQLException e) {
    String why =
        switch (e.getErrorCode() & 0xff) {
          case 5, 6 -> "is open in another window of Lacuna: close it there first.";
          case 8 -> "cannot be written: it is read-only.";
          case 11, 26 -> "is not a Lacuna project, or it is damaged: choose another file.";
          case 13 -> "cannot be written: the disk is full. What was saved before is still there.";
          case 14 -> "cannot be opened or made there: check the folder and its permissions.";
          default -> "cannot be read or written. What was saved before is still there.";
        };
    return new LacunaException(Kind.USAGE, "The project \"" + file + "\" " + why, e);
  }

  @Override
  public synchronized void close() throws LacunaException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }
}
