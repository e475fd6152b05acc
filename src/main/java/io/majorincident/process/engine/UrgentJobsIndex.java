package io.majorincident.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the next job be found without looking at all: the engine takes the most urgent first, and
 * ships no index for that. Made when the engine's tables are there, by one node at a time.
 */
@Component
class UrgentJobsIndex extends AbstractProcessEnginePlugin {

  private final ObjectProvider<JdbcClient> jdbc;
  private final ObjectProvider<PlatformTransactionManager> transactions;

  /** What is provided needs the database, which stands only after the engine has been planned. */
  UrgentJobsIndex(
      ObjectProvider<JdbcClient> jdbc, ObjectProvider<PlatformTransactionManager> transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    new TransactionTemplate(transactions.getObject()).executeWithoutResult(status -> create());
  }

  private void create() {
    jdbc.getObject()
        .sql("select pg_advisory_xact_lock(hashtextextended('act_ru_job_urgent', 0))")
        .query(row -> {});
    jdbc.getObject()
        .sql(
            """
            create index if not exists act_ru_job_urgent
            on act_ru_job (priority_ desc, duedate_) where retries_ > 0
            """)
        .update();
  }
}
