package io.majorincident.release;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Before the first request comes in there is a set with which an incident can begin. */
@Component
class AtStart implements SmartLifecycle {

  /** The web server starts 2,048 before the last phase. */
  private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 4_096;

  private final Adoption adoption;
  private boolean running;

  AtStart(Adoption adoption) {
    this.adoption = adoption;
  }

  @Override
  public void start() {
    adoption.atStart();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WEB_SERVER;
  }
}
