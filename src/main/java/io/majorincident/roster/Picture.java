package io.majorincident.roster;

import io.majorincident.oncall.Team;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The coming weeks of a team as rows of blocks, with gaps that catch the eye. */
@Component
class Picture {

  private static final int WEEKS = 4;
  private static final int COLOURS = 8;
  private static final double ROOM_FOR_A_CHARACTER = 7.5;

  private final Roster roster;

  Picture(Roster roster) {
    this.roster = roster;
  }

  /** This week and the next three, by the clock on the team's wall. */
  List<Week> weeks(Team team, Instant now, Locale language) {
    ZoneId zone = team.schedule().zone();
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return IntStream.range(0, WEEKS)
        .mapToObj(week -> week(team, monday.plusWeeks(week), today, language))
        .toList();
  }

  private Week week(Team team, LocalDate monday, LocalDate today, Locale language) {
    Week.Scale scale = Week.Scale.of(monday, team.schedule().zone());
    List<Week.Block> blocks =
        roster.between(team.schedule(), scale.from(), scale.to(), language).stream()
            .map(shift -> block(team, shift, scale, language))
            .toList();
    return new Week(
        format("d MMM", language).format(monday),
        days(scale, monday, today, team, language),
        blocks);
  }

  private static List<Week.Day> days(
      Week.Scale scale, LocalDate monday, LocalDate today, Team team, Locale language) {
    ZoneId zone = team.schedule().zone();
    return scale.days(monday).stream()
        .map(
            day -> {
              double x = scale.at(day.atStartOfDay(zone).toInstant());
              double end = scale.at(day.plusDays(1).atStartOfDay(zone).toInstant());
              String name = format("EEE d", language).format(day);
              return new Week.Day(name, number(x), number((x + end) / 2), day.equals(today));
            })
        .toList();
  }

  private Week.Block block(Team team, Shift shift, Week.Scale scale, Locale language) {
    double x = scale.at(shift.from());
    double width = scale.at(shift.until()) - x;
    String name = shift.gap() ? "!" : shift.name();
    return new Week.Block(
        number(x),
        number(width),
        number(x + width / 2),
        shift.gap() ? "gap" : "p" + team.members().indexOf(shift.person()) % COLOURS,
        label(name, width),
        tip(team, shift, language));
  }

  /** The name, the first name, or nothing, as far as there is room. */
  private static String label(String name, double width) {
    String first = name.split(" ")[0];
    if (name.length() * ROOM_FOR_A_CHARACTER < width) {
      return name;
    }
    return first.length() * ROOM_FOR_A_CHARACTER < width ? first : "";
  }

  private static String tip(Team team, Shift shift, Locale language) {
    DateTimeFormatter at = format("EEE d MMM HH:mm", language).withZone(team.schedule().zone());
    String who = shift.gap() ? "" : shift.name() + ", ";
    return "%s%s – %s: %s"
        .formatted(who, at.format(shift.from()), at.format(shift.until()), shift.why());
  }

  static DateTimeFormatter format(String pattern, Locale language) {
    return DateTimeFormatter.ofPattern(pattern, language);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
