package io.majorincident.process.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** What was deployed could not run, or would never be used: nothing of it was taken. */
class IncompleteDeployment extends BadUserRequestException {

  /**
   * @param faults each a sentence
   */
  IncompleteDeployment(List<String> faults) {
    super(
        "Nothing was deployed. "
            + String.join(" ", faults)
            + " Deploy the whole set at once: all files of the folders bpmn and forms. In Modeler"
            + " add them to the deployment as further files.");
  }
}
