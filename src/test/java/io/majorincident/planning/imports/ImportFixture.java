package io.majorincident.planning.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;

/** Schedules of other systems, imported into the plan of the demo company on a day in March. */
final class ImportFixture {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final String NOBODY = "nobody";

  private static final Duration STEP = Duration.ofMinutes(37);

  private ImportFixture() {}

  static String plan() {
    return text("company.yaml");
  }

  static String text(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan with what stands in a file below plans. */
  static String imported(String team, String from, String file) {
    return ScheduleImport.newPlan(plan(), team, from, text("plans/" + file), NOW);
  }

  static UnusableSource refused(String team, String from, String content) {
    return catchThrowableOfType(
        UnusableSource.class, () -> ScheduleImport.newPlan(plan(), team, from, content, NOW));
  }

  /** Every 37 minutes from now to the end of the next winter, the imported plan says the same. */
  static void assertSame(String plan, String team, Function<ZonedDateTime, String> source) {
    Span ahead = new Span(NOW, NOW.plus(Duration.ofDays(390)));
    List<Duty> duties =
        PlanFile.read(plan, "imported").team(team).schedule().between(ahead.from(), ahead.to());
    List<String> differences = new ArrayList<>();
    for (Duty duty : duties) {
      for (Instant at = next(duty.span().from()); duty.span().contains(at); at = at.plus(STEP)) {
        String expected = source.apply(at.atZone(BERLIN));
        String found = duty.person().orElse(NOBODY);
        if (!expected.equals(found)) {
          differences.add("%s: %s instead of %s".formatted(at.atZone(BERLIN), found, expected));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Instant next(Instant from) {
    long steps = -Math.floorDiv(-Duration.between(NOW, from).toSeconds(), STEP.toSeconds());
    return NOW.plus(STEP.multipliedBy(steps));
  }

  static String onCall(String plan, String team, String local) {
    return onCall(
        PlanFile.read(plan, "imported"),
        team,
        LocalDateTime.parse(local).atZone(BERLIN).toInstant());
  }

  private static String onCall(Plan plan, String team, Instant at) {
    return plan.onCall(team, Level.PRIMARY, at).stream().map(Person::id).findFirst().orElse(NOBODY);
  }

  /** What stands before and after the team in the plan is the same to the letter. */
  static void assertOnlyThisChanged(String changed, String team, String next) {
    String head = plan().substring(0, plan().indexOf("\n  " + team + ":\n"));
    String tail = plan().substring(plan().indexOf(next));
    assertThat(changed).startsWith(head).endsWith(tail);
    assertThat(PlanFile.differences(plan(), changed))
        .isNotEmpty()
        .allMatch(it -> it.path().startsWith("teams." + team + "."));
  }
}
