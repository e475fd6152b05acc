package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.process.IncidentVariables.TASK_SUBJECT;

import io.majorincident.channel.Urgency;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Offers relief to whoever is tired, while they are awake, and lets the lead know. */
@Component
class AnnounceReliefOffer implements JavaDelegate {

  private static final String TEXT = "announceReliefOffer";

  private final ReliefNotice notice;
  private final Plan plan;

  AnnounceReliefOffer(ReliefNotice notice, Plan plan) {
    this.notice = notice;
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String team = ON_CALL_TEAM.in(execution);
    TASK_SUBJECT.set(execution, plan.findTeam(team).map(Team::name).orElse(team));
    notice.tired(execution).forEach(reader -> tell(reader, true, execution));
    notice.leads(execution).forEach(reader -> tell(reader, false, execution));
  }

  private void tell(Person reader, boolean isTired, DelegateExecution execution) {
    Map<String, Object> facts =
        Map.of("offered", isTired, "answerBy", notice.by("answerWithin", reader, execution));
    notice.tell(TEXT, reader, Urgency.LOW, facts, execution);
  }
}
