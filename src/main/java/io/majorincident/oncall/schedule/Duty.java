package io.majorincident.oncall.schedule;

import java.util.List;
import java.util.Optional;

/**
 * Who is on call, why and until when.
 *
 * @param span for which all of this holds, within what was asked for
 * @param person id; empty in a gap
 * @param why tells a gap from an absence, a swap from a turn
 * @param shadows ids of newcomers who are told of as well
 */
public record Duty(Span span, Optional<String> person, Why why, List<String> shadows) {

  public Duty {
    shadows = List.copyOf(shadows);
  }

  /** Whether nobody is on call. */
  public boolean isGap() {
    return person.isEmpty();
  }

  boolean saysTheSameAs(Duty other) {
    return person.equals(other.person) && why.equals(other.why) && shadows.equals(other.shadows);
  }

  Duty until(Duty next) {
    return new Duty(new Span(span.from(), next.span.to()), person, why, shadows);
  }
}
