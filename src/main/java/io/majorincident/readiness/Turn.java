package io.majorincident.readiness;

import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A time in which the same person is on call, for whatever reasons, or nobody is.
 *
 * @param person id; empty if it is nobody
 */
record Turn(Optional<String> person, Span span) {

  /** In order, without a hole. */
  static List<Turn> of(List<Duty> duties) {
    List<Turn> turns = new ArrayList<>();
    for (Duty duty : duties) {
      int last = turns.size() - 1;
      if (last >= 0 && turns.get(last).person().equals(duty.person())) {
        Span before = turns.get(last).span();
        turns.set(last, new Turn(duty.person(), new Span(before.from(), duty.span().to())));
      } else {
        turns.add(new Turn(duty.person(), duty.span()));
      }
    }
    return turns;
  }
}
