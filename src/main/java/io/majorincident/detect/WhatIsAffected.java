package io.majorincident.detect;

import io.majorincident.incident.Importance;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds the service that alerts speak of, and with it the team that is to be paged. */
@Component
class WhatIsAffected {

  private static final String UNKNOWN = "unknown";
  private static final int LONGEST_NAME = 100;

  private final Function<String, Optional<OwnedService>> known;
  private final Supplier<Team> defaultTeam;

  @Autowired
  WhatIsAffected(Plan plan) {
    this(plan::service, plan::defaultTeam);
  }

  WhatIsAffected(Function<String, Optional<OwnedService>> known, Supplier<Team> defaultTeam) {
    this.known = known;
    this.defaultTeam = defaultTeam;
  }

  /**
   * The first service of the plan that a label service, app or job names; otherwise one of the name
   * given by a label service, owned by the default team: a page to the wrong team is better than
   * none.
   *
   * @param alerts the most telling one first
   */
  OwnedService of(List<Alert> alerts) {
    return Stream.of("service", "app", "job")
        .flatMap(label -> values(alerts, label))
        .flatMap(name -> known.apply(name).stream())
        .findFirst()
        .orElseGet(() -> unknown(values(alerts, "service").findFirst().orElse(UNKNOWN)));
  }

  private OwnedService unknown(String name) {
    return new OwnedService(name, name, Importance.IMPORTANT, defaultTeam.get().id());
  }

  private static Stream<String> values(List<Alert> alerts, String label) {
    return alerts.stream()
        .map(alert -> alert.labels().get(label))
        .filter(Objects::nonNull)
        .map(value -> PlainText.line(value, LONGEST_NAME))
        .filter(value -> !value.isEmpty())
        .distinct();
  }
}
