package io.majorincident.retention;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes what was kept long enough, while its window of the night is open. */
@Component
class CleanUp {

  private static final Logger log = LoggerFactory.getLogger(CleanUp.class);

  private final ExpiredIncidents incidents;
  private final OldTexts texts;
  private final OneNode node;
  private final RetentionSettings settings;
  private final Clock clock;

  CleanUp(
      ExpiredIncidents incidents,
      OldTexts texts,
      OneNode node,
      RetentionSettings settings,
      Clock clock) {
    this.incidents = incidents;
    this.texts = texts;
    this.node = node;
    this.settings = settings;
    this.clock = clock;
  }

  /** In short transactions, until nothing is left or the window closes. */
  void run() {
    int removedTexts = all(texts::removeSome);
    int removedIncidents = all(incidents::removeSome);
    if (removedTexts + removedIncidents > 0) {
      log.info(
          "Cleaned up: {} incidents older than {}, the texts of {} messages older than {}",
          removedIncidents,
          settings.incidents(),
          removedTexts,
          settings.messageTexts());
    }
  }

  private int all(IntSupplier some) {
    int all = 0;
    for (int last = 1; last > 0 && isTime(); all += last) {
      last = node.alone(some);
    }
    return all;
  }

  private boolean isTime() {
    ZoneId here = ZoneId.systemDefault();
    return !Thread.currentThread().isInterrupted()
        && settings.windowIsOpen(LocalTime.ofInstant(clock.instant(), here));
  }
}
