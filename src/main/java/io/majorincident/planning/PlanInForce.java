package io.majorincident.planning;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.InitialPlan;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.TargetSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The newest version of the plan, understood. Another node may have changed it: this is looked at
 * again after a second. If the database does not answer, or the newest version cannot be
 * understood, the one before goes on being asked.
 */
@Component
class PlanInForce implements TargetSource {

  private static final Logger LOG = LoggerFactory.getLogger(PlanInForce.class);
  private static final long LOOK_AFTER = Duration.ofSeconds(1).toNanos();

  private final PlanVersions versions;
  private volatile Understood understood;
  private volatile long lookedAt;

  private record Understood(long number, Plan plan) {}

  /** Takes the file of the settings, unless it is the one that was taken last. */
  PlanInForce(PlanVersions versions, InitialPlan initial) {
    this.versions = versions;
    initial.file().filter(this::isNews).ifPresent(versions::add);
    understood =
        versions
            .find(versions.newest())
            .map(version -> new Understood(version.number(), understand(version)))
            .orElseGet(() -> new Understood(0, initial.plan().get()));
    lookedAt = System.nanoTime();
  }

  private boolean isNews(InitialPlan.File file) {
    return file.once()
        ? versions.newest() == 0
        : !versions.lastFile().equals(Optional.of(file.text()));
  }

  /** Makes the newest version the one that is asked. */
  final void look() {
    lookedAt = System.nanoTime();
    long newest = versions.newest();
    if (newest != understood.number()) {
      understood =
          versions
              .find(newest)
              .map(version -> new Understood(newest, understand(version)))
              .orElse(understood);
    }
  }

  private static Plan understand(PlanVersion version) {
    return PlanFile.read(version.text(), "version %d".formatted(version.number()));
  }

  @Override
  public Class<?> getTargetClass() {
    return Plan.class;
  }

  @Override
  public boolean isStatic() {
    return false;
  }

  @Override
  public Object getTarget() {
    if (System.nanoTime() - lookedAt > LOOK_AFTER) {
      lookAgain();
    }
    return understood.plan();
  }

  private void lookAgain() {
    try {
      look();
    } catch (DataAccessException | FaultyPlan trouble) {
      LOG.warn(
          "Version {} of the on-call plan stays in force: {}",
          understood.number(),
          trouble.getMessage());
    }
  }
}
