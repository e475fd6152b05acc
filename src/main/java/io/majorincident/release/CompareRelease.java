package io.majorincident.release;

import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessSet;
import io.majorincident.process.ProcessSet.Differences;
import io.majorincident.process.ProcessSets;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says which files of the release differ from the set in force as it is now. */
@Component
class CompareRelease implements JavaDelegate {

  private final OwnSet own;
  private final ProcessSets sets;

  CompareRelease(OwnSet own, ProcessSets sets) {
    this.own = own;
    this.sets = sets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Differences differences = own.files().comparedTo(inForce());
    ReleaseVariables.ADDED_FILES.set(execution, list(differences.added()));
    ReleaseVariables.CHANGED_FILES.set(execution, list(differences.changed()));
    ReleaseVariables.REMOVED_FILES.set(execution, list(differences.removed()));
    ReleaseVariables.TIMES_ASKED.set(
        execution, ReleaseVariables.TIMES_ASKED.find(execution).orElse(0) + 1);
  }

  private ProcessSet inForce() {
    return sets.inForce()
        .map(DeployedProcessSet::files)
        .orElseGet(() -> new ProcessSet(new TreeMap<>()));
  }

  private static String list(List<String> files) {
    return files.isEmpty() ? "–" : String.join(", ", files);
  }
}
