package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OnCallConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(OnCallConfiguration.class);

  @TempDir Path folder;

  @Test
  void readsTheConfiguredPlan() throws IOException {
    application
        .withPropertyValues(plan(PlanFileTest.PLAN), "majorincident.database.embedded=true")
        .run(it -> assertThat(it.getBean(Plan.class).company()).isEqualTo("Corner Shop"));
  }

  @Test
  void warnsOfRolesThatNobodyHas(CapturedOutput output) throws IOException {
    application.withPropertyValues(plan(PlanFileTest.PLAN)).run(it -> {});

    assertThat(output)
        .contains(
            "has these roles: communicationsManager, customerSupportLead, socialMediaLead, problemManager, majorIncidentReviewBoard.");
  }

  @Test
  void beginsWithTheDemoCompanyOnTheEmbeddedDatabase() {
    application
        .withPropertyValues("majorincident.database.embedded=true", "majorincident.oncall.plan= ")
        .run(it -> assertThat(it.getBean(Plan.class).company()).isEqualTo("Muster Shop"));
  }

  @Test
  void withoutAPlanTheAdministratorDoesAll(CapturedOutput output) {
    application.run(
        it -> {
          Plan plan = it.getBean(Plan.class);
          Person admin = plan.person("admin").orElseThrow();
          assertThat(plan.company()).isEqualTo("Company");
          assertThat(plan.defaultTeam().id()).isEqualTo("operations");
          assertThat(admin.mail()).isEqualTo("admin@localhost");
          assertThat(admin.roles()).containsExactly(Role.values());
          assertThat(plan.everybody("operations")).containsExactly(admin);
          assertThat(plan.onCall("operations", Level.PRIMARY, Instant.EPOCH))
              .containsExactly(admin);
        });

    assertThat(output).contains("WARN").contains("set majorincident.oncall.plan");
  }

  @Test
  void theAdministratorIsTheOneOfTheEngine() {
    application
        .withPropertyValues(
            "camunda.bpm.admin-user.id=root",
            "camunda.bpm.admin-user.first-name=Ruth",
            "camunda.bpm.admin-user.email=ruth@shop.example")
        .run(
            it -> {
              Person ruth = it.getBean(Plan.class).person("root").orElseThrow();
              assertThat(ruth.name()).isEqualTo("Ruth");
              assertThat(ruth.mail()).isEqualTo("ruth@shop.example");
            });
  }

  @Test
  void aPlanThatIsNotThereStopsTheStart() {
    application
        .withPropertyValues("majorincident.oncall.plan=file:" + folder.resolve("none.yaml"))
        .run(
            it ->
                assertThat(it)
                    .getFailure()
                    .hasStackTraceContaining("cannot be read")
                    .hasStackTraceContaining("file:/etc/plan.yaml"));
  }

  @Test
  void aPlanInAnotherEncodingStopsTheStart() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.writeString(file, "company: Käse", StandardCharsets.ISO_8859_1);

    application
        .withPropertyValues("majorincident.oncall.plan=file:" + file)
        .run(it -> assertThat(it).getFailure().hasStackTraceContaining("not written in UTF-8"));
  }

  @Test
  void aFaultyPlanStopsTheStartAndShowsAllFaultsInsteadOfAStackTrace(CapturedOutput output)
      throws IOException {
    String faulty = plan(PlanFileTest.PLAN.replace("Europe/", "Europa/"));

    assertThatThrownBy(() -> start(faulty)).hasRootCauseInstanceOf(FaultyPlan.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("has 3 faults:")
        .contains("line 3, zone: 'Europa/Berlin'")
        .contains("line 28, teams.payments.zone: 'Europa/Vienna'")
        .contains("Correct the on-call plan")
        .doesNotContain("\tat io.majorincident");
  }

  private static void start(String plan) {
    new SpringApplicationBuilder(OnCallConfiguration.class)
        .web(WebApplicationType.NONE)
        .run("--" + plan);
  }

  private String plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), yaml);
    return "majorincident.oncall.plan=" + file.toUri();
  }
}
