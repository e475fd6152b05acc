package io.majorincident.timeline;

import io.majorincident.incident.IncidentEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notes the end of a timeline in the log when its incident ends: where logs are collected
 * elsewhere, the owner of the database cannot write it anew unnoticed.
 */
@Component
class ClosingNote {

  private static final Logger log = LoggerFactory.getLogger(ClosingNote.class);

  private final Timeline timeline;

  ClosingNote(Timeline timeline) {
    this.timeline = timeline;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void ended(IncidentEvent.StatusChanged change) {
    if (change.status().ended()) {
      ChainHead end = timeline.head(change.incident());
      log.info(
          "{} has ended: {} entries in its timeline so far, the last hash is {}",
          change.incident(),
          end.count(),
          end.head());
    }
  }
}
