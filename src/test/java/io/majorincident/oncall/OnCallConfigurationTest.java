package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

@ExtendWith(OutputCaptureExtension.class)
class OnCallConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(OnCallConfiguration.class);

  @TempDir Path folder;

  @Test
  void readsTheConfiguredPlan() throws IOException {
    application
        .withPropertyValues(plan(PlanFileTest.PLAN), "majorincident.database.embedded=true")
        .run(
            it ->
                assertThat(it.getBean(InitialPlan.class).plan().get().company())
                    .isEqualTo("Corner Shop"));
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
        .run(
            it ->
                assertThat(it.getBean(InitialPlan.class).plan().get().company())
                    .isEqualTo("Muster Shop"));
  }

  @Test
  void withoutAPlanTheAdministratorDoesAll(CapturedOutput output) {
    application
        .withPropertyValues(
            "majorincident.access.admin.id=root",
            "majorincident.access.admin.email=ops@shop.example")
        .run(
            it -> {
              Plan plan = it.getBean(InitialPlan.class).plan().get();
              Person root = plan.person("root").orElseThrow();
              assertThat(plan.company()).isEqualTo("Company");
              assertThat(plan.defaultTeam().id()).isEqualTo("operations");
              assertThat(root.roles()).containsExactly(Role.values());
              assertThat(plan.everybody("operations")).containsExactly(root);
              assertThat(plan.onCall("operations", Level.PRIMARY, Instant.EPOCH))
                  .containsExactly(root);
            });

    assertThat(output)
        .contains("WARN", "set majorincident.oncall.plan")
        .contains("every page goes to the administrator root (ops@shop.example)");
  }

  @Test
  void theAdministratorIsTheOneWhoMaySignIn() {
    application
        .withPropertyValues(
            "camunda.bpm.admin-user.id=somebody",
            "camunda.bpm.admin-user.email=somebody@shop.example",
            "majorincident.access.admin.id=ruth",
            "majorincident.access.admin.email=ruth@shop.example")
        .run(
            it -> {
              Plan plan = it.getBean(InitialPlan.class).plan().get();
              assertThat(plan.people()).extracting(Person::id).containsExactly("ruth");
              assertThat(plan.people().get(0).mail()).isEqualTo("ruth@shop.example");
            });
  }

  @Test
  void withoutAPlanAnAdministratorWhomNoPageCanReachStopsTheStart(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                start(
                    "spring.datasource.url=jdbc:postgresql://db.shop.example/incidents",
                    "majorincident.access.admin.id=ruth",
                    "majorincident.access.admin.email= "))
        .hasRootCauseInstanceOf(NobodyToPage.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("nobody would get a page")
        .contains("MAJORINCIDENT_ONCALL_PLAN", "MAJORINCIDENT_ACCESS_ADMIN_EMAIL")
        .doesNotContain("\tat io.majorincident");
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

  private static void start(String... settings) {
    new SpringApplicationBuilder(OnCallConfiguration.class, EmptyDatabase.class)
        .web(WebApplicationType.NONE)
        .run(Stream.of(settings).map(setting -> "--" + setting).toArray(String[]::new));
  }

  /** It holds no plan, so that the initial one is asked. */
  static class EmptyDatabase {

    @Bean
    Plan inForce(InitialPlan initial) {
      return initial.plan().get();
    }
  }

  private String plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), yaml);
    return "majorincident.oncall.plan=" + file.toUri();
  }
}
