package io.majorincident.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows whether this database is the one of the installation, or a copy of it that was restored
 * elsewhere. In a copy nothing happens by itself, until somebody says that it is the original from
 * now on: that one would otherwise call people beside it.
 */
@Component
public class Installation {

  /** How often the original looks whether its database was exchanged. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private static final String NOTED =
      "select system, database, place, folder, timeline, version from installation";

  private static final String NOTE_FIRST =
      """
      insert into installation (id, system, database, place, folder, timeline, version)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private static final String NOTE =
      """
      update installation set system = ?, database = ?, place = ?, folder = ?, timeline = ?,
        version = ?, let_by = coalesce(?, let_by),
        let_at = case when ? then clock_timestamp() else let_at end
      """;

  private static final Logger log = LoggerFactory.getLogger(Installation.class);

  private final DataSource database;
  private final CopySettings settings;
  private final String folder;
  private volatile Standing standing = Standing.UNKNOWN;
  private volatile String name = "";
  private long looked;

  /** What this database is. */
  private enum Standing {
    UNKNOWN,
    ORIGINAL,
    COPY
  }

  @Autowired
  Installation(DataSource database, CopySettings settings, EmbeddedFolder folder) {
    this(database, settings, folder.mark());
  }

  Installation(DataSource database, CopySettings settings, String folder) {
    this.database = database;
    this.settings = settings;
    this.folder = folder;
  }

  /** Whether it is known to be a copy. */
  public boolean isCopy() {
    return standing == Standing.COPY;
  }

  /** Whether something may happen by itself: not in a copy, nor before it is known. */
  public boolean mayAct() {
    return standing == Standing.ORIGINAL;
  }

  /** How this database is called, such as "7301-16384-24610-1"; empty before it is known. */
  public String name() {
    return name;
  }

  /** What a copy is and what to do, for people. */
  public String sentence() {
    return "This database is a copy (%s): nothing is sent and nothing happens by itself until an administrator lets it, with POST /api/copy."
        .formatted(name);
  }

  /**
   * Makes this copy the original from now on, for all nodes.
   *
   * @param copy its name
   * @param by who says so
   * @return false if it is no copy, or another one is meant
   */
  public boolean let(String copy, String by) {
    if (!isCopy() || !copy.equals(name)) {
      return false;
    }
    try (Connection session = database.getConnection()) {
      Origin now = Origin.present(session, folder);
      return now.name().equals(copy) && let(session, now, by);
    } catch (SQLException trouble) {
      throw new IllegalStateException("It cannot be noted that the copy may send.", trouble);
    }
  }

  private boolean let(Connection session, Origin now, String by) throws SQLException {
    note(session, now, by);
    log.warn("{} has let the copy {} go on: it is the original from now on", by, now.name());
    standing = Standing.ORIGINAL;
    return true;
  }

  /** Forgets that it has looked a moment ago. */
  void lookAgain() {
    looked -= BETWEEN.toNanos();
  }

  /** Looks what this database is, as often as that makes sense. */
  void follow(Connection session) throws SQLException {
    boolean isFresh = System.nanoTime() - looked < BETWEEN.toNanos();
    if (standing != Standing.ORIGINAL || !isFresh) {
      look(session);
      looked = System.nanoTime();
    }
  }

  private void look(Connection session) throws SQLException {
    Origin now = Origin.present(session, folder);
    Optional<Origin> noted = noted(session);
    name = now.name();
    if (noted.isEmpty()) {
      noteFirst(session, now);
      standing = Standing.ORIGINAL;
    } else {
      judge(session, now, noted.get());
    }
  }

  private void judge(Connection session, Origin now, Origin noted) throws SQLException {
    Origin.Kinship kinship = now.to(noted);
    if (kinship == Origin.Kinship.SAME) {
      goOn(session, now, noted, null);
    } else if (kinship == Origin.Kinship.UPGRADED || isPromotedOriginal(kinship)) {
      log.warn("The database {} goes on as {}: {}", noted.name(), now.name(), kinship);
      goOn(session, now, noted, null);
    } else if (now.name().equals(settings.let())) {
      let(session, now, "The setting majorincident.copy.let");
    } else {
      isFound(Standing.COPY);
    }
  }

  /** Whoever ran before the promotion is led to the replica by whoever promoted it. */
  private boolean isPromotedOriginal(Origin.Kinship kinship) {
    return kinship == Origin.Kinship.PROMOTED
        && (settings.promoted() || standing == Standing.ORIGINAL);
  }

  private void goOn(Connection session, Origin now, Origin noted, String by) throws SQLException {
    if (!now.equals(noted)) {
      note(session, now, by);
    }
    isFound(Standing.ORIGINAL);
  }

  private void isFound(Standing found) {
    if (found != standing && found == Standing.COPY) {
      log.error(sentence());
    } else if (standing == Standing.COPY && found == Standing.ORIGINAL) {
      log.warn("The database {} is the original from now on", name);
    }
    standing = found;
  }

  private static Optional<Origin> noted(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(NOTED)) {
      return row.next() ? Optional.of(Origin.of(row)) : Optional.empty();
    }
  }

  private static void noteFirst(Connection session, Origin now) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(NOTE_FIRST)) {
      statement.setObject(1, UUID.randomUUID());
      fill(statement, 2, now);
      statement.executeUpdate();
    }
  }

  private static void note(Connection session, Origin now, String by) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(NOTE)) {
      fill(statement, 1, now);
      statement.setString(7, by);
      statement.setBoolean(8, by != null);
      statement.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, int first, Origin now) throws SQLException {
    statement.setString(first, now.system());
    statement.setString(first + 1, now.database());
    statement.setString(first + 2, now.place());
    statement.setString(first + 3, now.folder());
    statement.setLong(first + 4, now.timeline());
    statement.setInt(first + 5, now.version());
  }
}
