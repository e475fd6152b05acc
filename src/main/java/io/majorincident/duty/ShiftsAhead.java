package io.majorincident.duty;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Shift;
import io.majorincident.oncall.schedule.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The coming shifts in somebody's teams that can be swapped: what people read, by its id. */
@Component
public class ShiftsAhead {

  private static final Duration AHEAD = Duration.ofDays(56);

  private final Plan plan;
  private final SwapWording wording;
  private final Clock clock;

  ShiftsAhead(Plan plan, SwapWording wording, Clock clock) {
    this.plan = plan;
    this.wording = wording;
    this.clock = clock;
  }

  /** Those of the person. */
  public Map<String, String> own(String person, Locale language, ZoneId zone) {
    Map<String, String> found = new LinkedHashMap<>();
    each(
        person,
        person::equals,
        (chosen, holder) -> found.put(chosen.id(), wording.shift(chosen, language, zone)));
    return found;
  }

  /** Those of colleagues, each with the name before it. */
  public Map<String, String> others(String person, Locale language, ZoneId zone) {
    Map<String, String> found = new LinkedHashMap<>();
    each(
        person,
        holder -> !holder.equals(person),
        (chosen, holder) ->
            found.put(
                chosen.id(),
                "%s · %s".formatted(wording.name(holder), wording.shift(chosen, language, zone))));
    return found;
  }

  private void each(String member, Predicate<String> holder, BiConsumer<ChosenShift, String> note) {
    Instant now = clock.instant();
    Span begins = new Span(now.plusNanos(1), now.plus(AHEAD));
    for (Team team : plan.teams()) {
      if (team.members().contains(member)) {
        team.schedule().shifts(begins).stream()
            .filter(shift -> holder.test(shift.person()))
            .filter(shift -> isLeft(team, shift))
            .forEach(shift -> note.accept(ChosenShift.of(team, shift), shift.person()));
      }
    }
  }

  private static boolean isLeft(Team team, Shift shift) {
    return !team.schedule().left(shift).isZero();
  }
}
