package io.majorincident.planning;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.InitialPlan;
import io.majorincident.oncall.PlanFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The newest version of the plan that is committed, understood. Another node may have changed it:
 * it rings, and if that is not heard, this is looked at again after a second. If the database does
 * not answer, or the newest version cannot be understood, the one before goes on being asked. It
 * never goes back to an earlier one.
 */
@Component
class PlanInForce {

  private static final Logger LOG = LoggerFactory.getLogger(PlanInForce.class);
  private static final long LOOK_AFTER = Duration.ofSeconds(1).toNanos();

  private final PlanVersions versions;
  private final AtomicReference<Understood> newest;
  private volatile long lookedAt;

  /** Takes the file of the settings, unless it is the one that was taken last. */
  PlanInForce(PlanVersions versions, InitialPlan initial) {
    this.versions = versions;
    initial.file().filter(this::isNews).ifPresent(versions::add);
    newest =
        new AtomicReference<>(
            versions
                .find(versions.newest())
                .map(PlanInForce::understand)
                .orElseGet(() -> new Understood(0, initial.plan().get())));
    lookedAt = System.nanoTime();
  }

  private boolean isNews(InitialPlan.File file) {
    return file.once()
        ? versions.newest() == 0
        : !versions.lastFile().equals(Optional.of(file.text()));
  }

  private static Understood understand(PlanVersion version) {
    String place = "version %d".formatted(version.number());
    return new Understood(version.number(), PlanFile.read(version.text(), place));
  }

  /** What everybody may know by now. */
  Understood newest() {
    if (System.nanoTime() - lookedAt > LOOK_AFTER) {
      lookAgain();
    }
    return newest.get();
  }

  /** As {@link #newest()}, of this moment; not for a transaction that has changed it itself. */
  Understood lookAgain() {
    lookedAt = System.nanoTime();
    try {
      look();
    } catch (DataAccessException | FaultyPlan trouble) {
      LOG.warn(
          "Version {} of the on-call plan stays in force: {}",
          newest.get().number(),
          trouble.getMessage());
    }
    return newest.get();
  }

  private void look() {
    long number = versions.newest();
    if (number > newest.get().number()) {
      versions.find(number).map(PlanInForce::understand).ifPresent(this::committed);
    }
  }

  /** Another node has changed it: whoever asks next looks. */
  void outdated() {
    lookedAt = System.nanoTime() - LOOK_AFTER - 1;
  }

  /** Whoever has changed the plan has committed it. */
  void committed(Understood changed) {
    newest.accumulateAndGet(changed, Understood::later);
  }
}
