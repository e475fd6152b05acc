package io.majorincident.planning.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever turns and times PagerDuty may have, who is on call stays the same. */
class RandomRotationTest {

  private static final List<String> MEMBERS = List.of("hugo", "clara", "david");
  private static final int WEEK = 7 * 24 * 60;

  private record Part(int begin, int minutes) {

    boolean contains(int minute) {
      return Math.floorMod(minute - begin, WEEK) < minutes;
    }

    String json() {
      return "{\"type\": \"weekly_restriction\", \"start_day_of_week\": %d, \"start_time_of_day\": \"%02d:%02d:00\", \"duration_seconds\": %d}"
          .formatted(1 + begin / 1440, begin % 1440 / 60, begin % 60, minutes * 60);
    }
  }

  private record Source(
      List<String> people, int days, LocalDateTime first, LocalDateTime active, List<Part> parts) {

    static Source of(Random random) {
      LocalDateTime first =
          LocalDateTime.parse("2026-01-01T00:00:00")
              .plusDays(random.nextInt(14))
              .plusMinutes(30L * (8 + random.nextInt(40)));
      return new Source(
          IntStream.rangeClosed(0, 1 + random.nextInt(5))
              .mapToObj(i -> MEMBERS.get(random.nextInt(MEMBERS.size())))
              .toList(),
          List.of(1, 1, 1, 2, 3, 5, 7, 14).get(random.nextInt(8)),
          first,
          first.plusMinutes(30L * random.nextInt(90 * 48)),
          parts(random));
    }

    private static List<Part> parts(Random random) {
      List<Part> parts = new ArrayList<>();
      while (parts.size() < 3 && random.nextInt(3) > 0) {
        Part part = new Part(30 * random.nextInt(WEEK / 30), 120 + 30 * random.nextInt(140));
        if (!isAtTwo(part.begin()) && !isAtTwo(part.begin() + part.minutes())) {
          parts.add(part);
        }
      }
      return parts;
    }

    /** Of an hour that autumn repeats, systems differ in which run they mean. */
    private static boolean isAtTwo(int minute) {
      return minute % 1440 / 60 == 2;
    }

    String onCall(ZonedDateTime at) {
      LocalDateTime local = at.toLocalDateTime();
      if (local.isBefore(active)) {
        return ImportFixture.NOBODY;
      }
      int minute =
          (local.getDayOfWeek().getValue() - 1) * 1440 + local.getHour() * 60 + local.getMinute();
      if (!parts.isEmpty() && parts.stream().noneMatch(part -> part.contains(minute))) {
        return ImportFixture.NOBODY;
      }
      long seconds = ChronoUnit.SECONDS.between(first, local);
      return people.get((int) (Math.floorDiv(seconds, days * 86_400L) % people.size()));
    }

    String json() {
      return """
      {"schedule": {"time_zone": "Europe/Berlin", "schedule_layers": [{
        "name": "random", "start": "%s", "end": null,
        "rotation_virtual_start": "%s",
        "rotation_turn_length_seconds": %d,
        "users": [%s],
        "restrictions": [%s]}]}}
      """
          .formatted(
              withOffset(active),
              withOffset(first),
              Duration.ofDays(days).toSeconds(),
              people.stream()
                  .map("{\"user\": {\"summary\": \"%s\"}}"::formatted)
                  .collect(Collectors.joining(", ")),
              parts.stream().map(Part::json).collect(Collectors.joining(", ")));
    }

    private static String withOffset(LocalDateTime local) {
      return local.atZone(ImportFixture.BERLIN).toOffsetDateTime().toString();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whoIsOnCallStaysTheSame(int seed) {
    Random random = new Random(seed);
    int said = 0;
    for (int i = 0; i < 25; i++) {
      Source source = Source.of(random);
      try {
        String plan =
            ScheduleImport.newPlan(
                ImportFixture.plan(), "operations", "pagerduty", source.json(), ImportFixture.NOW);
        ImportFixture.assertSame(plan, "operations", source::onCall);
        said++;
      } catch (UnusableSource refused) {
        assertThat(refused.getMessage())
            .containsAnyOf("might be skipped when summer time begins", "in the middle of a turn");
      }
    }
    assertThat(said).as("most can be said").isGreaterThan(10);
  }
}
