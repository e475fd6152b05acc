package io.majorincident.process.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.stereotype.Component;

/** Which rows of a table answered last in this thread: its answer does not say it. */
@Component
class AnsweredRows implements DmnDecisionTableEvaluationListener {

  private final ThreadLocal<List<String>> last = ThreadLocal.withInitial(List::of);

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    last.set(event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList());
  }

  /** Their ids, in the order of the table. */
  List<String> last() {
    return last.get();
  }
}
