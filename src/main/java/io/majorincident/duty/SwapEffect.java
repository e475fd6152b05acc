package io.majorincident.duty;

import io.majorincident.language.Words;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Fairness;
import io.majorincident.oncall.schedule.Load;
import io.majorincident.oncall.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What a swap does to the fairness balance, over about a quarter around both shifts. */
@Component
public class SwapEffect {

  private static final Duration AROUND = Duration.ofDays(42);

  private final Plan plan;
  private final SwapWording wording;
  private final Words words;

  SwapEffect(Plan plan, SwapWording wording, Words words) {
    this.plan = plan;
    this.wording = wording;
    this.words = words;
  }

  /**
   * The balance of those whom it changes, for people to read.
   *
   * @param title what is counted, and over which time
   * @param lines one for each person
   */
  public record Balance(String title, List<String> lines) {

    @Override
    public String toString() {
      return String.join("\n", title, String.join("\n", lines));
    }
  }

  /** Empty if the plan no longer allows the swap. */
  public Optional<Balance> of(
      String asker, String asked, String own, String others, Locale language) {
    return ChosenShift.find(own)
        .flatMap(
            one -> ChosenShift.find(others).map(other -> new SwapRequest(asker, asked, one, other)))
        .flatMap(swap -> of(swap, language));
  }

  Optional<Balance> of(SwapRequest swap, Locale language) {
    boolean planned = swap.own().in(plan).isPresent() && swap.others().in(plan).isPresent();
    try {
      return planned ? Optional.of(balance(swap, language)) : Optional.empty();
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  private Balance balance(SwapRequest swap, Locale language) {
    String team = swap.own().team();
    Span span = around(swap);
    Fairness before = plan.fairness(team, span.from(), span.to());
    Fairness after = plan.fairness(team, swap.swap(), span.from(), span.to());
    Set<String> people = new TreeSet<>(List.of(swap.asker(), swap.asked()));
    people.addAll(after.comparedWith(before).keySet());
    return new Balance(
        title(team, span, language),
        people.stream()
            .map(person -> line(person, before.of(person), after.of(person), language))
            .toList());
  }

  private String title(String team, Span span, Locale language) {
    ZoneId zone = plan.team(team).schedule().zone();
    return words.say(
        language,
        "Hours on call for %s from %s until %s, before and after the swap:",
        plan.team(team).name(),
        day(span.from(), zone),
        day(span.to(), zone));
  }

  private String line(String person, Load before, Load after, Locale language) {
    return words.say(
        language,
        "%s: %d → %d in all, %d → %d at night, %d → %d at weekends, %d → %d on holidays",
        wording.name(person),
        before.covered().toHours(),
        after.covered().toHours(),
        before.nights().toHours(),
        after.nights().toHours(),
        before.weekends().toHours(),
        after.weekends().toHours(),
        before.holidays().toHours(),
        after.holidays().toHours());
  }

  private static Span around(SwapRequest swap) {
    Instant one = swap.own().span().to();
    Instant other = swap.others().span().to();
    return new Span(swap.begin().minus(AROUND), (one.isAfter(other) ? one : other).plus(AROUND));
  }

  private static LocalDate day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }
}
