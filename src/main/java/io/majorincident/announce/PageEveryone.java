package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;

import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Pages the whole team and every incident manager; done again until somebody takes it. */
@Component
@Achieves(Effect.PAGES)
class PageEveryone implements JavaDelegate {

  private final Callable callable;
  private final Pager pager;

  PageEveryone(Callable callable, Pager pager) {
    this.callable = callable;
    this.pager = pager;
  }

  @Override
  public void execute(DelegateExecution execution) {
    pager.pageLast(
        execution, callable.everybody(PAGED_TEAM.in(execution)), PAGED_ROUND.in(execution));
  }
}
