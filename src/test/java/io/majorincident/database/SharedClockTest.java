package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The database's clock as a node knows it, whatever its own clock shows. */
class SharedClockTest {

  private static final Instant NIGHT = Instant.parse("2026-11-23T01:00:00Z");

  private long nanos = Long.MAX_VALUE - 7; // the count may begin anywhere, and pass its end
  private final SharedClock clock = new SharedClock(read(NIGHT, 0), () -> nanos);
  private final MachineClock machine = new MachineClock();
  private final ClockWatch watch = new ClockWatch(clock, machine);

  @Test
  void timeGoesOnAsTheMachineCountsIt() {
    pass(Duration.ofMinutes(3));
    assertThat(clock.instant()).isEqualTo(NIGHT.plus(Duration.ofMinutes(3)));
  }

  @Test
  void aJumpOfTheMachinesClockChangesNothing() {
    machine.ahead = Duration.ofMinutes(10);
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(NIGHT.plusSeconds(1));
    machine.ahead = Duration.ofDays(-400);
    assertThat(clock.instant()).isEqualTo(NIGHT.plusSeconds(1));
  }

  @Test
  void aReadingThatTookLongMovesNothingThatMayBeRight() {
    pass(Duration.ofSeconds(4));
    clock.follow(read(NIGHT.plusSeconds(1), 3000));
    assertThat(clock.instant()).as("it may have shown that").isEqualTo(NIGHT.plusSeconds(4));
  }

  @Test
  void itFollowsJustAsFarAsTheReadingIsSure() {
    pass(Duration.ofSeconds(1));
    clock.follow(read(NIGHT.plusSeconds(11), 200));
    assertThat(clock.instant()).as("forward").isEqualTo(NIGHT.plusSeconds(11));
    clock.follow(read(NIGHT.plusSeconds(5), 200));
    assertThat(clock.instant()).as("back").isEqualTo(NIGHT.plusMillis(5200));
  }

  @Test
  void aMachineWhoseClockIsOffSaysSoAndOneFarOffTakesNoWork() {
    assertThat(after(Duration.ofMillis(5000))).isEqualTo(ClockWatch.State.RIGHT);
    assertThat(after(Duration.ofMillis(5001))).isEqualTo(ClockWatch.State.OFF);
    assertThat(after(Duration.ofMillis(-60_000))).isEqualTo(ClockWatch.State.OFF);
    assertThat(after(Duration.ofMillis(-60_001))).isEqualTo(ClockWatch.State.WRONG);
    assertThat(health().getStatus().getCode()).isEqualTo("DOWN");
    assertThat(health().getDetails())
        .containsEntry("aheadSeconds", -60.001)
        .containsEntry(
            "obstacle",
            "The clock of this machine is 60 s behind the database's: this node takes no work until it is set right.");
    assertThat(after(Duration.ZERO)).isEqualTo(ClockWatch.State.RIGHT);
    assertThat(health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void aJumpOfTheMachinesClockWakesWhatWaitsByIt() {
    after(Duration.ofMillis(400));
    assertThat(watch.isRestless()).as("it only drifts").isFalse();
    after(Duration.ofSeconds(-50));
    for (int looks = 0; looks < 20; looks++) {
      assertThat(watch.isRestless()).isTrue();
      after(Duration.ofSeconds(-50));
    }
    assertThat(watch.isRestless()).isFalse();
  }

  @Test
  void aMeterShowsHowFarItIsOff() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    watch.bindTo(meters);
    after(Duration.ofMillis(-7250));
    assertThat(meters.get("majorincident.clock.ahead").gauge().value()).isEqualTo(-7.25);
  }

  private org.springframework.boot.actuate.health.Health health() {
    return new ClockHealth(watch).health();
  }

  private ClockWatch.State after(Duration ahead) {
    machine.ahead = ahead;
    return watch.look();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** The answer is there now, and took so long. */
  private SharedClock.Reading read(Instant moment, long tookMillis) {
    return new SharedClock.Reading(moment, nanos - tookMillis * 1_000_000, nanos);
  }

  /** Its owner can set it. */
  private static final class MachineClock extends Clock {

    private Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return NIGHT.plus(ahead);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
