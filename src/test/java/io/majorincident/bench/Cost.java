package io.majorincident.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What has been spent so far, for the difference between two moments.
 *
 * @param rows written (inserted, updated or deleted), by table
 * @param wal bytes that went to the log of the database
 * @param size bytes of all tables with their indexes
 * @param cpuMillis of the application
 * @param databaseMillis of the processes of the database
 */
public record Cost(
    Map<String, Double> rows, double wal, double size, double cpuMillis, double databaseMillis) {

  /** Servers tell of rows at most so long after they are idle. */
  private static final long UNTIL_TOLD = TimeUnit.SECONDS.toNanos(11);

  private static final String ROWS =
      """
      select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables
      """;

  private static final String WAL =
      "select 'wal', pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')";

  private static final String SIZE =
      "select 'size', sum(pg_total_relation_size(relid)) from pg_stat_user_tables";

  /**
   * Waits until the servers have told of everything that they wrote.
   *
   * @param process id of the application
   */
  public static Cost of(Connection database, long process) throws Exception {
    double wal = ask(database, WAL).get("wal");
    double cpu = millis(process, false);
    double databaseMillis = databaseMillis(database);
    LockSupport.parkNanos(UNTIL_TOLD);
    return new Cost(ask(database, ROWS), wal, ask(database, SIZE).get("size"), cpu, databaseMillis);
  }

  /** What was spent since then, for each of so many. */
  public Cost since(Cost before, int times) {
    Map<String, Double> each = new TreeMap<>();
    rows.forEach(
        (table, all) -> each.put(table, (all - before.rows.getOrDefault(table, 0d)) / times));
    return new Cost(
        each,
        (wal - before.wal) / times,
        (size - before.size) / times,
        (cpuMillis - before.cpuMillis) / times,
        (databaseMillis - before.databaseMillis) / times);
  }

  public double allRows() {
    return rows.values().stream().mapToDouble(it -> it).sum();
  }

  /** By table, the most first. */
  public String shown() {
    return rows.entrySet().stream()
        .filter(it -> it.getValue() >= 0.1)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(it -> "  %6.1f %s%n".formatted(it.getValue(), it.getKey()))
        .reduce("", String::concat);
  }

  private static Map<String, Double> ask(Connection database, String sql) throws Exception {
    try (ResultSet rows = database.createStatement().executeQuery(sql)) {
      Map<String, Double> answer = new TreeMap<>();
      while (rows.next()) {
        answer.put(rows.getString(1), rows.getDouble(2));
      }
      return answer;
    }
  }

  /** All its servers, those that have ended as well. */
  private static double databaseMillis(Connection database) throws Exception {
    String folder;
    try (ResultSet rows = database.createStatement().executeQuery("show data_directory")) {
      rows.next();
      folder = rows.getString(1);
    }
    long first = Long.parseLong(Files.readAllLines(Path.of(folder, "postmaster.pid")).get(0));
    return millis(first, true)
        + ProcessHandle.of(first).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(it -> millis(it.pid(), false))
            .sum();
  }

  /** As Linux counts, in hundredths of a second. */
  private static double millis(long process, boolean withEnded) {
    try {
      String line = Files.readString(Path.of("/proc/" + process + "/stat"));
      List<String> fields =
          Stream.of(line.substring(line.lastIndexOf(')') + 2).split(" ")).toList();
      return fields.subList(11, withEnded ? 15 : 13).stream().mapToLong(Long::parseLong).sum()
          * 10d;
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
