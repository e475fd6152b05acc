package io.majorincident.form;

import io.majorincident.language.Languages;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Choices;
import io.majorincident.process.SignedIn;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** What can be chosen from the lists that forms show. */
@Component
class OfferedChoices implements Choices {

  /** Somebody who declares an incident may know of a service that the plan does not know. */
  private static final String SERVICES = "services";

  private final Options options;
  private final SignedIn signedIn;
  private final Plan plan;

  OfferedChoices(Options options, SignedIn signedIn, Plan plan) {
    this.options = options;
    this.signedIn = signedIn;
    this.plan = plan;
  }

  @Override
  public Optional<Set<String>> of(String list) {
    if (!options.has(list) || list.equals(SERVICES)) {
      return Optional.empty();
    }
    return Optional.of(values(list).collect(Collectors.toSet()));
  }

  private Stream<String> values(String list) {
    String person = signedIn.id().orElse("");
    Asked asked =
        new Asked(
            "",
            "",
            Languages.asked(),
            person,
            plan.person(person).map(Person::zone).orElse(plan.zone()));
    return StreamSupport.stream(options.list(list, asked).spliterator(), false)
        .map(option -> option.path("value").asText());
  }
}
