package io.majorincident.retention;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the database at each start how long incidents are kept: it is the one that sees to it. */
@Component
final class Promise implements InitializingBean {

  private final JdbcClient jdbc;
  private final RetentionSettings settings;

  Promise(JdbcClient jdbc, RetentionSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public void afterPropertiesSet() {
    jdbc.sql(
            """
            insert into retention (incidents) select cast(:period as interval)
            where cast(:period as interval)
              is distinct from (select incidents from retention order by id desc limit 1)
            """)
        .param("period", settings.incidents().toString())
        .update();
  }
}
