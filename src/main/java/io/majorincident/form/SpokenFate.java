package io.majorincident.form;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.FateWords;
import io.majorincident.process.SignedIn;
import io.majorincident.process.TaskFate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what became of a task to whoever is signed in, as they read names and times. */
@Component
class SpokenFate implements FateWords {

  private final SignedIn signedIn;
  private final Plan plan;
  private final Words words;
  private final Clock clock;

  SpokenFate(SignedIn signedIn, Plan plan, Words words, Clock clock) {
    this.signedIn = signedIn;
    this.plan = plan;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String say(TaskFate fate) {
    Phrases phrases = phrases();
    String at = phrases.moment(Optional.ofNullable(fate.at()).orElse(clock.instant()));
    if (fate.by() == null) {
      return phrases.say("It ended at %s without an answer. Nothing was done.", at);
    }
    return fate.state() == TaskFate.State.CLAIMED
        ? phrases.say("%s has it since %s. Nothing was done.", name(fate.by()), at)
        : phrases.say("%s answered it at %s. Nothing more was done.", name(fate.by()), at);
  }

  private Phrases phrases() {
    Instant now = clock.instant();
    String reader = signedIn.id().orElse("");
    Asked asked =
        new Asked(
            "",
            "",
            Languages.asked(),
            reader,
            plan.person(reader).map(Person::zone).orElse(plan.zone()));
    return new Phrases(words, asked, now);
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
