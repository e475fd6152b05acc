package io.majorincident.release;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessOwners;
import io.majorincident.process.SignedIn;
import io.majorincident.release.Move.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves running incidents to the set in force. An incident goes as a whole: its main process and
 * everything that this has called, in one transaction, or it stays as it is. The preview does the
 * same and takes it back.
 */
@Component
class Moves {

  private final RuntimeService runtime;
  private final ProcessOwners owners;
  private final SignedIn signedIn;
  private final Incidents incidents;
  private final Migration migration;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;

  Moves(
      RuntimeService runtime,
      ProcessOwners owners,
      SignedIn signedIn,
      Incidents incidents,
      Migration migration,
      TransactionOperations transaction,
      ApplicationEventPublisher events) {
    this.runtime = runtime;
    this.owners = owners;
    this.signedIn = signedIn;
    this.incidents = incidents;
    this.migration = migration;
    this.transaction = transaction;
    this.events = events;
  }

  /** What would become of every running incident. */
  List<Move> preview(String set) {
    return owners.unhindered(
        () -> running().stream().map(one -> attempt(one, set, () -> false)).toList());
  }

  /** Moves every incident that can be moved. */
  List<Move> move(DeployedProcessSet set) {
    String who = signedIn.id().orElse("system");
    return owners.unhindered(
        () -> running().stream().map(one -> attempt(one, set.id(), note(one, set, who))).toList());
  }

  private List<Running> running() {
    Map<String, List<ProcessInstance>> parts =
        runtime.createProcessInstanceQuery().list().stream()
            .filter(part -> part.getBusinessKey() != null)
            .collect(
                Collectors.groupingBy(
                    ProcessInstance::getBusinessKey, TreeMap::new, Collectors.toList()));
    List<Running> running = new ArrayList<>();
    parts.forEach(
        (number, all) ->
            incidents.find(number).ifPresent(one -> running.add(new Running(one, all))));
    return running;
  }

  /**
   * An incident that goes on.
   *
   * @param parts its main process and all called ones
   */
  private record Running(Incident incident, List<ProcessInstance> parts) {}

  private Supplier<Boolean> note(Running one, DeployedProcessSet set, String who) {
    return () -> {
      events.publishEvent(
          new IncidentEvent.MovedToSet(one.incident().number(), set.name(), set.id(), who));
      return true;
    };
  }

  /**
   * @param keep is asked if it can be moved; if it says no, everything is taken back
   */
  private Move attempt(Running one, String set, Supplier<Boolean> keep) {
    List<ProcessInstance> elsewhere =
        one.parts().stream().filter(part -> !migration.isOn(part, set)).toList();
    if (elsewhere.isEmpty()) {
      return told(one, State.UP_TO_DATE, List.of());
    }
    try {
      return transaction.execute(
          status -> {
            List<Obstacle> obstacles =
                elsewhere.stream().flatMap(part -> migration.move(part, set).stream()).toList();
            boolean kept = obstacles.isEmpty() && keep.get();
            if (!kept) {
              status.setRollbackOnly();
            }
            return told(one, obstacles.isEmpty() ? state(kept) : State.STAYS, obstacles);
          });
    } catch (RuntimeException busy) {
      return told(one, State.STAYS, List.of(Obstacle.busy()));
    }
  }

  private static State state(boolean kept) {
    return kept ? State.MOVED : State.MOVABLE;
  }

  private Move told(Running one, State state, List<Obstacle> obstacles) {
    Incident incident = one.incident();
    return new Move(
        incident.number(),
        incident.title(),
        incident.severity().level(),
        migration.setOf(main(one)),
        state,
        obstacles);
  }

  private static ProcessInstance main(Running one) {
    return one.parts().stream()
        .filter(part -> part.getId().equals(part.getRootProcessInstanceId()))
        .findFirst()
        .orElse(one.parts().get(0));
  }
}
