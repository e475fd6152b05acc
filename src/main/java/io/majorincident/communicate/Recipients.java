package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The people behind what a diagram calls an audience. */
@Component
class Recipients {

  /** Everybody in the house whom the communication plan names. */
  static final String INTERNAL_AUDIENCES = "internalAudiences";

  private final Responders responders;

  Recipients(Responders responders) {
    this.responders = responders;
  }

  /**
   * Every audience that a diagram may name: some by what they do in the incident, and each role.
   */
  static Set<String> names() {
    Set<String> names =
        Arrays.stream(Role.values()).map(Role::id).collect(Collectors.toCollection(TreeSet::new));
    names.addAll(Set.of("responders", "leaders", "team", INTERNAL_AUDIENCES));
    return names;
  }

  /**
   * Whoever is meant, but for the internal audiences; if that is nobody, whoever leads, so that
   * somebody hears of it.
   *
   * @throws IllegalArgumentException if there is no such audience
   */
  List<Person> of(String audience, Incident incident) {
    if (!names().contains(audience)) {
      throw new IllegalArgumentException(
          "There is no audience '%s'. There are: %s."
              .formatted(audience, String.join(", ", names())));
    }
    List<Person> meant =
        switch (audience) {
          case "responders" -> responders.of(incident);
          case "leaders" -> responders.leaders(incident);
          case "team" -> responders.behind(incident.team());
          default -> responders.behind(audience);
        };
    return meant.isEmpty() ? responders.leaders(incident) : meant;
  }
}
