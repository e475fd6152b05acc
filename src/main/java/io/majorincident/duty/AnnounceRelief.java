package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.duty.DutyVariables.RELIEVER;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import io.majorincident.channel.Urgency;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells who may sleep, who is on call instead, and the lead. */
@Component
class AnnounceRelief implements JavaDelegate {

  private final ReliefNotice notice;
  private final DutyNotice duties;
  private final SwapWording wording;
  private final Plan plan;

  AnnounceRelief(ReliefNotice notice, DutyNotice duties, SwapWording wording, Plan plan) {
    this.notice = notice;
    this.duties = duties;
    this.wording = wording;
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String reliever = RELIEVER.in(execution);
    plan.person(reliever).ifPresent(person -> tell(person, Urgency.HIGH, execution));
    Stream.concat(notice.tired(execution), notice.leads(execution))
        .distinct()
        .filter(person -> !person.id().equals(reliever))
        .forEach(person -> tell(person, Urgency.LOW, execution));
  }

  private void tell(Person reader, Urgency urgency, DelegateExecution execution) {
    Span span = Wish.of(TIRED_PERSON.in(execution), execution).span();
    Map<String, Object> facts =
        Map.of(
            "reliever", wording.name(RELIEVER.in(execution)),
            "until", DutyNotice.at(span.to(), reader),
            "duties", lines(span, reader, execution));
    notice.tell("announceRelief", reader, urgency, facts, execution);
  }

  private List<String> lines(Span span, Person reader, DelegateExecution execution) {
    return plan.findTeam(ON_CALL_TEAM.in(execution)).stream()
        .flatMap(team -> duties.lines(team, span, reader))
        .toList();
  }
}
