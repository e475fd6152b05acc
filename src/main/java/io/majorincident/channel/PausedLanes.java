package io.majorincident.channel;

import io.majorincident.database.BackgroundWork;
import org.springframework.stereotype.Component;

/** Lets the lanes take deliveries only while this node may work. */
@Component
class PausedLanes implements BackgroundWork {

  private final Dispatcher dispatcher;

  PausedLanes(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void mayWork(boolean may) {
    dispatcher.mayWork(may);
  }
}
