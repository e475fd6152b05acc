package io.majorincident.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What a node that is gone had at hand goes on with the others, at once and only once. */
@Component
class Inheritance {

  private static final Logger log = LoggerFactory.getLogger(Inheritance.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final ObjectProvider<BackgroundWork> work;

  /**
   * @param work which stands only when all has been built
   */
  Inheritance(
      JdbcClient jdbc, TransactionOperations transaction, ObjectProvider<BackgroundWork> work) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.work = work;
  }

  /** Takes over, unless another node does, or this one is back. */
  void takeOver(Membership.Member gone) {
    Integer released = transaction.execute(status -> release(gone));
    if (released != null) {
      log.warn("Node {} is gone; the work that it had at hand goes on: {}", gone.id(), released);
      work.forEach(BackgroundWork::wake);
    }
  }

  /** How much, or null if there is nothing to inherit. */
  private Integer release(Membership.Member gone) {
    jdbc.sql("set local lock_timeout = '2s'").update();
    return isOurs(gone) ? work.stream().mapToInt(it -> it.release(gone.id())).sum() : null;
  }

  private boolean isOurs(Membership.Member gone) {
    return holdsNoLock(gone) && remove(gone) && !isBack(gone);
  }

  private boolean holdsNoLock(Membership.Member gone) {
    return jdbc.sql("select pg_try_advisory_xact_lock(:locks, :number)")
        .param("locks", Membership.LOCKS)
        .param("number", gone.number())
        .query(Boolean.class)
        .single();
  }

  private boolean remove(Membership.Member gone) {
    return jdbc.sql("delete from node where number = :number")
            .param("number", gone.number())
            .update()
        == 1;
  }

  private boolean isBack(Membership.Member gone) {
    return jdbc.sql("select exists (select from node where id = :id)")
        .param("id", gone.id())
        .query(Boolean.class)
        .single();
  }
}
