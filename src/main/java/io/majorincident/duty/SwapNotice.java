package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.SWAP_REASON;
import static io.majorincident.process.IncidentVariables.REPLY_NOTE;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells those who swap how it stands: what was asked, what it changes, and who is on call when. */
@Component
class SwapNotice {

  private final Plan plan;
  private final SwapWording wording;
  private final SwapEffect effect;
  private final DutyNotice notice;
  private final Clock clock;

  SwapNotice(Plan plan, SwapWording wording, SwapEffect effect, DutyNotice notice, Clock clock) {
    this.plan = plan;
    this.wording = wording;
    this.effect = effect;
    this.notice = notice;
    this.clock = clock;
  }

  /**
   * The same, with links that open a task.
   *
   * @param task its id, or null for none
   */
  SwapNotice about(String task) {
    return new SwapNotice(plan, wording, effect, notice.about(task), clock);
  }

  void toAsker(String text, DelegateExecution execution) {
    SwapRequest swap = SwapRequest.of(execution);
    send(text, swap, List.of(swap.asker()), execution);
  }

  void toBoth(String text, DelegateExecution execution) {
    SwapRequest swap = SwapRequest.of(execution);
    send(text, swap, List.of(swap.asker(), swap.asked()), execution);
  }

  private void send(
      String text, SwapRequest swap, List<String> people, DelegateExecution execution) {
    notice.tell(text, people.stream(), reader -> facts(swap, reader, execution), execution);
  }

  private Map<String, Object> facts(SwapRequest swap, Person reader, DelegateExecution execution) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("asker", wording.name(swap.asker()));
    facts.put("asked", wording.name(swap.asked()));
    facts.put("askersShift", wording.shift(swap.own(), reader.language(), reader.zone()));
    facts.put("askedsShift", wording.shift(swap.others(), reader.language(), reader.zone()));
    facts.put("why", SWAP_REASON.find(execution).orElse(""));
    facts.put("remark", REPLY_NOTE.find(execution).orElse(""));
    facts.put("answerBy", DutyNotice.at(answerBy(execution), reader));
    facts.put("duties", duties(swap, reader).toList());
    facts.put("balance", effect.of(swap, reader.language()).map(List::of).orElse(List.of()));
    return facts;
  }

  private Instant answerBy(DelegateExecution execution) {
    return clock
        .instant()
        .plus(Plans.duration(execution, "swapPlan", "answerWithin").orElse(Duration.ZERO));
  }

  /** Who is on call during both shifts. */
  private Stream<String> duties(SwapRequest swap, Person reader) {
    return plan.findTeam(swap.own().team()).stream()
        .flatMap(
            team ->
                Stream.of(swap.first(), swap.second())
                    .flatMap(shift -> notice.lines(team, shift.span(), reader)));
  }
}
