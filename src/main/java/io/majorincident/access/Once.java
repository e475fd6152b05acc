package io.majorincident.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers what was prepared, so that nothing comes back that an administrator has removed. Works
 * in the caller's transaction: of two applications that start at once, one waits and finds it done.
 */
@Component
class Once {

  private final JdbcClient jdbc;

  Once(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes it unless that was ever done.
   *
   * @param what its name, different from all others
   */
  void make(String what, Runnable make) {
    int added =
        jdbc.sql("insert into access_prepared (what) values (?) on conflict do nothing")
            .param(what)
            .update();
    if (added == 1) {
      make.run();
    }
  }

  /** Does it each time, while no other application prepares anything. */
  void alone(Runnable make) {
    jdbc.sql("lock table access_prepared in share row exclusive mode").update();
    make.run();
  }
}
