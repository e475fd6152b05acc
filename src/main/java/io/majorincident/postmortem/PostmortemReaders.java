package io.majorincident.postmortem;

import io.majorincident.incident.PageHistory;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who gets an approved postmortem to read. */
@Component
class PostmortemReaders {

  private static final int PAGES = 1_000;

  private final Roles roles;
  private final PageHistory pages;
  private final Plan plan;

  PostmortemReaders(Roles roles, PageHistory pages, Plan plan) {
    this.roles = roles;
    this.pages = pages;
    this.plan = plan;
  }

  /**
   * Whoever has held a role in the incident or taken a page of it, its author and the review board,
   * each once.
   *
   * @param author id of whoever wrote it, if that is known
   */
  List<Person> of(String incident, Optional<String> author) {
    Stream<Person> tookPart =
        Stream.of(
                roles.ever(incident).stream().map(Roles.Held::person),
                pages.last(incident, PAGES).stream().map(PageHistory.Entry::acknowledgedBy),
                author.stream())
            .flatMap(people -> people)
            .filter(Objects::nonNull)
            .flatMap(id -> plan.person(id).stream());
    return Stream.concat(tookPart, plan.withRole(Role.MAJOR_INCIDENT_REVIEW_BOARD).stream())
        .distinct()
        .toList();
  }
}
