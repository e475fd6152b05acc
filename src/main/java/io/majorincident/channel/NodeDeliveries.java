package io.majorincident.channel;

import io.majorincident.database.BackgroundWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries that a node sends by itself. */
@Component
class NodeDeliveries implements BackgroundWork {

  private static final String RELEASE =
      """
      with left_behind as (
        select id from delivery
        where leased_by = :node and leased_until is not null and state in ('waiting', 'recording')
        order by id
        for update)
      update delivery set leased_until = null
      from left_behind where delivery.id = left_behind.id
      """;

  private final Dispatcher dispatcher;
  private final JdbcClient jdbc;

  NodeDeliveries(Dispatcher dispatcher, JdbcClient jdbc) {
    this.dispatcher = dispatcher;
    this.jdbc = jdbc;
  }

  @Override
  public void mayWork(boolean may) {
    dispatcher.mayWork(may);
  }

  @Override
  public int release(String node) {
    return jdbc.sql(RELEASE).param("node", node).update();
  }

  @Override
  public void wake() {
    dispatcher.wakeAll();
  }
}
