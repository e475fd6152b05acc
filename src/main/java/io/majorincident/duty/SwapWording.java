package io.majorincident.duty;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How shifts that are swapped, and those who have them, read to people. */
@Component
public class SwapWording {

  private final Plan plan;
  private final Words words;

  SwapWording(Plan plan, Words words) {
    this.plan = plan;
    this.words = words;
  }

  /** As in "Payments: Mon 30 Nov 10:00 to Mon 7 Dec 10:00"; the id itself if it names no shift. */
  public String shift(String id, Locale language, ZoneId zone) {
    return ChosenShift.find(id).map(shift -> shift(shift, language, zone)).orElse(id);
  }

  /** The name of a person. */
  public String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }

  String shift(ChosenShift shift, Locale language, ZoneId zone) {
    return words.say(
        language,
        "%s: %s to %s",
        place(shift),
        at(shift.span().from(), language, zone),
        at(shift.span().to(), language, zone));
  }

  /** The layer is named where there are several. */
  private String place(ChosenShift shift) {
    return plan.findTeam(shift.team())
        .map(team -> isAlone(team) ? team.name() : "%s, %s".formatted(team.name(), shift.layer()))
        .orElse(shift.team());
  }

  private static boolean isAlone(Team team) {
    return team.schedule().layers().size() == 1;
  }

  private static String at(Instant moment, Locale language, ZoneId zone) {
    String pattern = Languages.isGerman(language) ? "EEE d. MMM HH:mm" : "EEE d MMM HH:mm";
    return DateTimeFormatter.ofPattern(pattern, language).withZone(zone).format(moment);
  }
}
