package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.database.BackgroundWork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The steps that a node had at hand when it died are free at once, and not its own any more. */
class TakenOverStepsTest extends Night {

  @Autowired List<BackgroundWork> work;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  @Test
  void theyAreFreeForOthersAndTheDeadCannotFinishThem() {
    scenario.alert("checkout", "critical");
    int all = lock("of-the-dead-node");
    assertThat(released("of-another-node")).isZero();
    int revisions = revisions();
    assertThat(released("of-the-dead-node")).isEqualTo(all).isPositive();
    assertThat(revisions()).isEqualTo(revisions + all);
    assertThat(locked()).isZero();
  }

  private int released(String node) {
    return transaction.execute(status -> work.stream().mapToInt(it -> it.release(node)).sum());
  }

  private int lock(String node) {
    return jdbc.sql("update act_ru_job set lock_owner_ = :node, lock_exp_time_ = '2099-01-01'")
        .param("node", node)
        .update();
  }

  private int revisions() {
    return jdbc.sql("select sum(rev_) from act_ru_job").query(Integer.class).single();
  }

  private int locked() {
    return jdbc.sql(
            "select count(*) from act_ru_job where lock_owner_ is not null or lock_exp_time_ is not null")
        .query(Integer.class)
        .single();
  }
}
