package io.majorincident.change;

import io.majorincident.process.SignedIn;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports a change in the name of whoever is signed in, as if they had filled in the form. What was
 * taken in is remembered for a day by its key.
 */
@Component
class Reports {

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final RepositoryService repository;
  private final FormService forms;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reports(
      RepositoryService repository,
      FormService forms,
      SignedIn signedIn,
      JdbcClient jdbc,
      Clock clock) {
    this.repository = repository;
    this.forms = forms;
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Has no effect if a report of this person with the same key was taken in before. If two come at
   * once, the second waits for the first.
   *
   * @throws AuthorizationException if the person may not report changes
   */
  @Transactional
  void take(String incident, ReportedChange change) {
    if (isNew(change.key())) {
      forms.submitStartForm(changeIncident(), change.form(incident));
    }
  }

  private boolean isNew(String key) {
    Instant now = clock.instant();
    jdbc.sql("delete from reported_change where taken_at < :forgotten")
        .param("forgotten", Timestamp.from(now.minus(REMEMBERED)))
        .update();
    return jdbc.sql(
                """
                insert into reported_change (who, key, taken_at) values (:who, :key, :now)
                on conflict do nothing
                """)
            .param("who", signedIn.id().orElse(""))
            .param("key", key)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private String changeIncident() {
    ProcessDefinition process =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("changeIncident")
            .latestVersion()
            .singleResult();
    if (process == null) {
      throw new AuthorizationException("You may not report changes to an incident.");
    }
    return process.getId();
  }
}
