package io.majorincident.readiness;

import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what is weak, in the language and the time zone of a reader. */
@Component
public class WeaknessWords {

  private final Plan plan;
  private final Words words;

  WeaknessWords(Plan plan, Words words) {
    this.plan = plan;
    this.words = words;
  }

  /** What it is. */
  public String what(Weakness weakness, Locale language, ZoneId zone) {
    return words
        .say(language, weakness.kind().sentence())
        .formatted(values(weakness, language, zone));
  }

  /** Why it matters. */
  public String why(Weakness weakness, Locale language) {
    return words.say(language, weakness.kind().why());
  }

  /** What to do about it. */
  public String remedy(Weakness weakness, Locale language) {
    return words.say(language, weakness.kind().remedy());
  }

  /** What stands in the sentence. */
  Object[] values(Weakness weakness, Locale language, ZoneId zone) {
    return new Object[] {
      plan.findTeam(weakness.team()).map(Team::name).orElse(weakness.team()),
      plan.person(weakness.person()).map(Person::name).orElse(weakness.person()),
      at(weakness.span().from(), language, zone),
      at(weakness.span().to(), language, zone),
      weakness.detail()
    };
  }

  private String at(Instant moment, Locale language, ZoneId zone) {
    if (moment.equals(Weakness.LONG_AGO)) {
      return words.say(language, "long ago");
    }
    return moment.equals(Weakness.SOMETIME)
        ? words.say(language, "further notice")
        : moment(moment, language, zone);
  }

  /** As in "Mon 30 Nov, 10:00 CET". */
  static String moment(Instant moment, Locale language, ZoneId zone) {
    return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm z", language)
        .withZone(zone)
        .format(moment);
  }
}
