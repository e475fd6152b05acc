package io.majorincident;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in every table, so that nothing can be changed unseen. */
final class WholeDatabase {

  /** That the engine notes a refused attempt to run a job in its log is no change. */
  private static final Map<String, String> BUT =
      Map.of(
          "act_hi_job_log",
          "where false",
          "act_ge_bytearray",
          "where id_ not in (select job_exception_stack_id_ from act_hi_job_log where"
              + " job_exception_stack_id_ is not null)");

  private final JdbcClient jdbc;

  WholeDatabase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One number for each table. */
  Map<String, String> content() {
    return jdbc
        .sql("select tablename from pg_tables where schemaname = current_schema()")
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toMap(table -> table, this::content));
  }

  /** How far the log of the database has got: if it stands still, nothing was written. */
  String written() {
    return jdbc.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single();
  }

  /** The tables whose content differs. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    return after.keySet().stream()
        .filter(table -> !after.get(table).equals(before.get(table)))
        .collect(Collectors.toSet());
  }

  private String content(String table) {
    return jdbc.sql(
            """
            select count(*) || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
            from "%s" t %s
            """
                .formatted(table, BUT.getOrDefault(table, "")))
        .query(String.class)
        .single();
  }
}
