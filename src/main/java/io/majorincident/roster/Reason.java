package io.majorincident.roster;

import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Why;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why somebody is on call, as a sentence. */
@Component
class Reason {

  private static final String ROTATION = "rotation";

  private final Plan plan;
  private final Words words;

  Reason(Plan plan, Words words) {
    this.plan = plan;
    this.words = words;
  }

  String say(Why why, Locale language) {
    if (why instanceof Why.Turn turn) {
      return words.say(language, "Their turn: %s", layer(turn.layer(), language));
    } else if (why instanceof Why.HolidayCrew crew) {
      return words.say(language, "It is a holiday: %s", layer(crew.layer(), language));
    } else if (why instanceof Why.Swapped swapped) {
      return words.say(language, "Swapped with %s", name(swapped.inTurn()));
    } else if (why instanceof Why.Filled filled) {
      return words.say(language, "%s is away", name(filled.away()));
    } else if (why instanceof Why.TakenOver taken) {
      return taken
          .insteadOf()
          .map(person -> words.say(language, "Has taken over from %s", name(person)))
          .orElseGet(() -> words.say(language, "Has taken over"));
    }
    return nobody(((Why.Nobody) why).away(), language);
  }

  private String nobody(List<String> away, Locale language) {
    return away.isEmpty()
        ? words.say(language, "No layer names anybody")
        : words.say(language, "All are away: %s", names(away));
  }

  private String names(List<String> people) {
    return people.stream().map(this::name).collect(Collectors.joining(", "));
  }

  /** The short form of a plan has one layer, which nobody has named. */
  private String layer(String name, Locale language) {
    return name.equals(ROTATION) ? words.say(language, ROTATION) : name;
  }

  String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
