package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine writes down is there once, and nothing that nobody reads. */
class KeptRowsTest extends Night {

  @Autowired JdbcClient jdbc;

  @Test
  void whatATableDecidedIsNoVariablesValueToo() {
    Incident incident = scenario.alert("checkout", "critical");
    for (String table : List.of("act_hi_varinst", "act_hi_detail")) {
      assertThat(names(incident, table))
          .contains("reportedSeverity", "pagedTeam")
          .doesNotContain("rating", "decidedResponsePlan", "decidedCommunicationPlan");
    }
  }

  private List<String> names(Incident incident, String table) {
    return jdbc.sql(
            """
            select kept.name_ from %s kept
            join act_hi_procinst process on process.id_ = kept.proc_inst_id_
            where business_key_ = ?
            """
                .formatted(table))
        .param(incident.number())
        .query(String.class)
        .list();
  }

  @Test
  void ofTheStepsThoseAreLoggedThatFailed() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(logged(incident)).isEmpty();
    scenario.losePlan(incident, "responsePlan");
    scenario.passTime(Duration.ofMinutes(6));
    scenario.tryFor(Duration.ofSeconds(15));
    scenario.findPlan(incident, "responsePlan");
    assertThat(logged(incident)).isNotEmpty().containsOnly(FAILED);
    scenario.tryFor(Duration.ofMinutes(1));
    assertThat(logged(incident)).as("and no more when they are done").containsOnly(FAILED);
  }

  private static final int FAILED = 1;

  private List<Integer> logged(Incident incident) {
    return jdbc.sql(
            """
            select job_state_ from act_hi_job_log
            join act_hi_procinst process on process.id_ = process_instance_id_
            where business_key_ = ?
            """)
        .param(incident.number())
        .query(Integer.class)
        .list();
  }

  @Test
  void anIndexLeavesOutWhatHasNothingInItsColumn() {
    assertThat(
            jdbc.sql(
                    """
                    select indexname from pg_indexes
                    where tablename like 'act\\_%' and indexdef ~ '\\((tenant|removal_time|case_inst)'
                      and indexdef not like '% UNIQUE %' and indexdef not like '% IS NOT NULL%'
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }
}
