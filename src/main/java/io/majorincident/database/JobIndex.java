package io.majorincident.database;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the engine find its next timer without reading all of them. The engine ships no such index
 * and makes its tables itself, after our migrations.
 */
@Component
final class JobIndex implements InitializingBean {

  private final JdbcClient jdbc;

  /**
   * @param engine stands ready, so its tables exist
   */
  JobIndex(ProcessEngine engine, JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void afterPropertiesSet() {
    jdbc.sql(
            """
            create index if not exists majorincident_next_job
              on act_ru_job (priority_ desc, duedate_) where retries_ > 0
            """)
        .update();
  }
}
