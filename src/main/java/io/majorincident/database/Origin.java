package io.majorincident.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Where a database lies: what no dump of it holds, and what tells a database that was promoted or
 * upgraded from a copy.
 *
 * @param system the cluster's system identifier
 * @param database the oid of the database
 * @param place the oid of the table {@code installation}: restored in place it has another one
 * @param folder the inode of the folder of an embedded database, which no copy of it has; empty for
 *     any other
 * @param timeline counts how often the cluster was promoted or recovered
 * @param version PostgreSQL's major version
 */
record Origin(
    String system, String database, String place, String folder, long timeline, int version) {

  private static final String SYSTEM = "select system_identifier::text from pg_control_system()";

  private static final String TIMELINE =
      "select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int::text";

  private static final String DATABASE =
      "select oid::text from pg_database where datname = current_database()";

  private static final String PLACE = "select cast(cast('installation' as regclass) as oid)::text";

  private static final String VERSION =
      "select (current_setting('server_version_num')::int / 10000)::text";

  /** What is not allowed, not known, or not there in a database that somebody else keeps. */
  private static final Set<String> NOT_OFFERED = Set.of("42501", "42883", "0A000");

  /** How a database of one origin is related to one of another. */
  enum Kinship {
    /** It is the same. */
    SAME,
    /** A replica of it was promoted, or it was restored to a moment: it goes on, or a copy does. */
    PROMOTED,
    /** The cluster was upgraded as a whole to a newer PostgreSQL, which leaves the old one dead. */
    UPGRADED,
    /** It lies somewhere else. */
    COPY
  }

  /**
   * @param folder of an embedded database; empty for any other
   */
  static Origin present(Connection session, String folder) throws SQLException {
    return new Origin(
        offered(session, SYSTEM, ""),
        ask(session, DATABASE),
        ask(session, PLACE),
        folder,
        Long.parseLong(offered(session, TIMELINE, "0")),
        Integer.parseInt(ask(session, VERSION)));
  }

  private static String offered(Connection session, String question, String otherwise)
      throws SQLException {
    try {
      return ask(session, question);
    } catch (SQLException refusal) {
      if (NOT_OFFERED.contains(refusal.getSQLState())) {
        return otherwise;
      }
      throw refusal;
    }
  }

  private static String ask(Connection session, String question) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  /** Of a row with the columns that are named as its parts. */
  static Origin of(ResultSet row) throws SQLException {
    return new Origin(
        row.getString("system"),
        row.getString("database"),
        row.getString("place"),
        row.getString("folder"),
        row.getLong("timeline"),
        row.getInt("version"));
  }

  /** How it is called: what an operator repeats to say which copy is meant. */
  String name() {
    return "%s-%s-%s-%d%s"
        .formatted(system, database, place, timeline, folder.isEmpty() ? "" : "-" + folder);
  }

  /** What this one is to the one that was noted before. */
  Kinship to(Origin noted) {
    if (!database.equals(noted.database)
        || !place.equals(noted.place)
        || !folder.equals(noted.folder)) {
      return Kinship.COPY;
    }
    if (!system.equals(noted.system)) {
      return version > noted.version ? Kinship.UPGRADED : Kinship.COPY;
    }
    return timeline == noted.timeline ? Kinship.SAME : later(noted);
  }

  private Kinship later(Origin noted) {
    return timeline > noted.timeline ? Kinship.PROMOTED : Kinship.COPY;
  }
}
