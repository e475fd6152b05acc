package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.process.IncidentVariables.TASK_SUBJECT;

import io.majorincident.channel.Urgency;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.OpenedTasks;
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
  private final OpenedTasks tasks;

  AnnounceReliefOffer(ReliefNotice notice, Plan plan, OpenedTasks tasks) {
    this.notice = notice;
    this.plan = plan;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String team = ON_CALL_TEAM.in(execution);
    TASK_SUBJECT.set(execution, plan.findTeam(team).map(Team::name).orElse(team));
    String step = execution.getActivityInstanceId();
    tasks.whenOpened(
        execution,
        "answerReliefOffer",
        task ->
            notice
                .tired(execution)
                .forEach(reader -> tell(notice.about(task, step), reader, true, execution)));
    notice.leads(execution).forEach(reader -> tell(notice, reader, false, execution));
  }

  private static void tell(
      ReliefNotice notice, Person reader, boolean isTired, DelegateExecution execution) {
    Map<String, Object> facts =
        Map.of("offered", isTired, "answerBy", notice.by("answerWithin", reader, execution));
    notice.tell(TEXT, reader, Urgency.LOW, facts, execution);
  }
}
