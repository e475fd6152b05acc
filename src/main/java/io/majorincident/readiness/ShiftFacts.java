package io.majorincident.readiness;

import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What messages say of a shift. */
@Component
class ShiftFacts {

  private final Plan plan;
  private final Words words;

  ShiftFacts(Plan plan, Words words) {
    this.plan = plan;
    this.words = words;
  }

  Map<String, Object> of(Shift shift, Person reader) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("reader", reader.name());
    facts.put("person", name(Optional.of(shift.person()), reader));
    facts.put("team", plan.findTeam(shift.team()).map(Team::name).orElse(shift.team()));
    facts.put("from", WeaknessWords.moment(shift.from(), reader.language(), reader.zone()));
    return facts;
  }

  Map<String, Object> of(Shifts.Surrounded found, Person reader) {
    Map<String, Object> facts = of(found.shift(), reader);
    facts.put(
        "until",
        found
            .until()
            .map(end -> WeaknessWords.moment(end, reader.language(), reader.zone()))
            .orElse(""));
    facts.put("before", name(found.before(), reader));
    facts.put("after", name(found.after(), reader));
    return facts;
  }

  private String name(Optional<String> person, Person reader) {
    return person
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .orElseGet(() -> words.say(reader.language(), "NOBODY"));
  }
}
