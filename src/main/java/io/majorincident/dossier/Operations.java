package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Operation;
import io.majorincident.dossier.Dossier.ProcessRun;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

/** What people did in the engine's tools, and at which task. */
@Component("dossierOperations")
class Operations {

  private final HistoryService history;

  Operations(HistoryService history) {
    this.history = history;
  }

  /** The oldest first. */
  List<Operation> of(List<ProcessRun> runs) {
    return runs.stream()
        .flatMap(run -> of(run).stream())
        .map(Operations::operation)
        .sorted(Comparator.comparing(Operation::at))
        .toList();
  }

  private List<UserOperationLogEntry> of(ProcessRun run) {
    return Everything.of(
        history.createUserOperationLogQuery().processInstanceId(run.id()).orderByTimestamp().asc());
  }

  private static Operation operation(UserOperationLogEntry entry) {
    return new Operation(
        entry.getTimestamp().toInstant(),
        entry.getUserId(),
        entry.getOperationType(),
        entry.getEntityType(),
        entry.getProperty(),
        entry.getOrgValue(),
        entry.getNewValue(),
        entry.getAnnotation());
  }
}
