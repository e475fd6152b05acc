package io.majorincident.retention;

import io.majorincident.database.BackgroundWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few minutes whether it is time to clean up. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "majorincident.retention.running", matchIfMissing = true)
class NightShift implements BackgroundWork {

  private static final Logger log = LoggerFactory.getLogger(NightShift.class);

  private final CleanUp cleanUp;
  private volatile boolean may;

  NightShift(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Override
  public void mayWork(boolean may) {
    this.may = may;
  }

  /** It holds nothing that another one could take over. */
  @Override
  public int release(String node) {
    return 0;
  }

  @Override
  public void wake() {
    // it looks by the clock alone
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void look() {
    try {
      if (may) {
        cleanUp.run();
      }
    } catch (RuntimeException failure) {
      log.error(
          "Clean-up failed; what it had removed in finished batches is gone, the rest is tried again in five minutes",
          failure);
    }
  }
}
