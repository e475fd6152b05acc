package io.majorincident.retention;

import io.majorincident.database.LongStatements;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets one node at a time clean up, for as long as a batch takes. */
@Component
class OneNode {

  private final JdbcClient jdbc;
  private final LongStatements longStatements;

  OneNode(JdbcClient jdbc, LongStatements longStatements) {
    this.jdbc = jdbc;
    this.longStatements = longStatements;
  }

  /** What the work returns, in the same transaction; nothing if another node is at it. */
  @Transactional
  public int alone(IntSupplier work) {
    longStatements.allowInThisTransaction();
    return isFree() ? work.getAsInt() : 0;
  }

  private boolean isFree() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('clean-up', 0))")
        .query(Boolean.class)
        .single();
  }
}
