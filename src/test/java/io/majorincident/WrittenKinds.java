package io.majorincident;

import jakarta.annotation.PreDestroy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes every kind of entry of the record that any test has brought about. */
@Component
class WrittenKinds {

  private final JdbcClient jdbc;

  WrittenKinds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @PreDestroy
  void hand() {
    Coverage.KINDS.note(
        jdbc.sql("select distinct kind from timeline_entry").query(String.class).list());
  }
}
