package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.BOARD_REMARK;
import static io.majorincident.process.IncidentVariables.VERDICT;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever sends a postmortem back says what is missing. */
@Component
class ApprovePostmortemRule implements FormRule {

  @Override
  public String form() {
    return "approvePostmortem";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    boolean sentBack = VERDICT.find(entered).filter("sendBack"::equals).isPresent();
    return sentBack && BOARD_REMARK.find(entered).isEmpty()
        ? List.of(Fault.of("What is missing? The author needs to know."))
        : List.of();
  }
}
