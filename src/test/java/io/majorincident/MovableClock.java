package io.majorincident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The clock of the application and of the engine, moved together. */
@Component
@Primary
class MovableClock extends Clock {

  /** A Monday night, two o'clock in Berlin. */
  static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

  private volatile Instant now = START;

  void set(Instant moment) {
    now = moment;
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  void forward(Duration duration) {
    set(now.plus(duration));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "Zones come from the on-call plan, never from the clock.");
  }
}
