package io.majorincident.communicate;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.DecisionTable;
import io.majorincident.incident.DecidedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised is kept, whatever the cadence is and however slow the steps are. */
class UpdateTimingTest {

  private static final Instant NIGHT = Instant.parse("2026-11-23T01:00:00Z");
  private static final int NIGHTS = 500;
  private static final int UPDATES = 20;

  /** Each row of the table, and cadences that an owner may come to think of. */
  static Stream<DecidedPlan> plans() {
    DecisionTable table = new DecisionTable("communicationPlan");
    Stream<DecidedPlan> rows =
        IntStream.rangeClosed(1, 3)
            .mapToObj(severity -> Map.<String, Object>of("rating", Map.of("severity", severity)))
            .map(table::ask)
            .map(DecidedPlan::new);
    return Stream.concat(
        rows,
        Stream.of(
            plan("PT5M", "PT2M", "PT3M"),
            plan("PT30S", "PT2M", "PT2M"),
            plan("PT1H", "PT2M", "PT5M"),
            plan("PT5M", "PT30M", "PT5M"),
            plan("PT0S", "PT1M", "PT4M")));
  }

  private static DecidedPlan plan(String confirm, String before, String every) {
    return new DecidedPlan(
        Map.of("confirmWithin", confirm, "publishBefore", before, "updateEvery", every));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyUpdateIsOutByThePromisedSecond(DecidedPlan plan) {
    UpdateTiming timing = UpdateTiming.of(plan);
    for (Duration pause : pauses(plan)) {
      for (int seed = 0; seed < NIGHTS; seed++) {
        night(timing, pause, new Random(seed));
      }
    }
  }

  private static List<Duration> pauses(DecidedPlan plan) {
    return Stream.of("scopingUpdateAfter", "updateEvery", "updateEverySlower")
        .flatMap(column -> plan.duration(column).stream())
        .toList();
  }

  private static void night(UpdateTiming timing, Duration pause, Random chance) {
    Instant published = NIGHT.plusMillis(chance.nextInt(3_600_000));
    for (int update = 0; update < UPDATES; update++) {
      Instant promised = timing.promised(published, pause);
      assertThat(promised).isAfter(published).isEqualTo(promised.truncatedTo(MINUTES));
      published = next(timing, published, promised, chance);
      assertThat(published).isBeforeOrEqualTo(promised);
    }
  }

  /** Confirmed early, late or never; every fifth after another severity came at some moment. */
  private static Instant next(
      UpdateTiming timing, Instant published, Instant promised, Random chance) {
    Instant draft = later(published, timing.draftAt(promised));
    Instant asked = chance.nextInt(5) == 0 ? between(published, draft, chance) : draft;
    Instant ready = asked.plus(step(published, promised, chance));
    Instant confirmBy = timing.confirmBy(ready, promised);
    assertThat(confirmBy).isAfterOrEqualTo(ready);
    Instant confirmed = chance.nextBoolean() ? confirmBy : between(ready, confirmBy, chance);
    return confirmed.plus(step(ready, promised, chance));
  }

  /** Half a minute, or where there is less room some seconds. */
  private static Duration step(Instant from, Instant promised, Random chance) {
    long room = Duration.between(from, promised).toMillis() / 4;
    return Duration.ofMillis(chance.nextLong(Math.min(30_000, Math.max(1, room))));
  }

  private static Instant between(Instant from, Instant to, Random chance) {
    return from.plusMillis(chance.nextLong(Math.max(1, Duration.between(from, to).toMillis())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
