package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** People sign in to the web applications at a real OpenID provider. */
@ExtendWith(OneCompany.class)
@Execution(ExecutionMode.SAME_THREAD)
class SignInIT {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String ADMIN = "/camunda/app/admin/default/";

  private static final OpenIdProvider provider = new OpenIdProvider();
  private static RunningApplication application;
  private static Chromium chromium;
  private static String number;

  @BeforeAll
  static void start(Browsers browsers) throws Exception {
    chromium = browsers.borrow();
    application =
        new RunningApplication(
                "sign-in-it",
                provider.settings(
                    "MAJORINCIDENT_ACCESS_OIDC_GROUPS=inspectors=auditor",
                    "MAJORINCIDENT_ACCESS_OIDC_PEOPLE=sub:admin=admin",
                    "MAJORINCIDENT_ACCESS_ADMIN_EMAIL=help@example.com"))
            .start();
    aProviderThatIsDownStopsNothingButTheSignIn();
    provider.start(application.url());
  }

  private static void aProviderThatIsDownStopsNothingButTheSignIn() throws Exception {
    number =
        new ObjectMapper().readTree(application.alert("checkout").body()).get("incident").asText();
    try (Visitor visitor = visitor("en-GB")) {
      visitor
          .open(TASKLIST)
          .assertSees("/sign-in/to/provider", "Signing in is not possible at the moment")
          .assertSees("/sign-in", "help@example.com")
          .picture("sign-in silent")
          .complainsOf("502");
    }
  }

  @AfterAll
  static void stop(Browsers browsers) throws Exception {
    browsers.giveBack(chromium);
    provider.close();
    if (application != null) {
      application.close();
    }
  }

  @Test
  void aResponderIsLedToTheProviderAndBackToWhatWasAskedFor() {
    provider.knows("clara");
    try (Visitor clara = visitor("en-GB")) {
      clara.open(TASKLIST + "#/?searchQuery=%5B%5D").assertAtTheProvider();
      String before = clara.session();
      clara.signIn("clara").assertSees(TASKLIST + "#/?searchQuery=%5B%5D", "My roles");
      clara.click("All open majors").assertSees(TASKLIST, number).picture("sign-in tasklist");
      assertThat(clara.session()).as("a new session").isNotEqualTo(before).isNotEmpty();
      assertThat(clara.status("/api/incidents/" + number + "/timeline")).isEqualTo(200);
      assertThat(clara.status("/engine-rest/version")).as("not by the session").isEqualTo(401);

      clara
          .open(COCKPIT)
          .assertSees(COCKPIT, "You may not open this application")
          .picture("not for you")
          .complainsOf("403");
    }
  }

  @Test
  void whoIsSignedInToOneIsSignedInToAllAndSignsOutOfAll() {
    provider.knows("admin");
    try (Visitor admin = visitor("en-GB")) {
      admin.open(TASKLIST).signIn("admin").assertSees(TASKLIST, "My roles");
      admin.open(COCKPIT).assertSees(COCKPIT, "Running Process Instances");
      admin.open(ADMIN).assertSees(ADMIN, "Users");
      admin.signOut().assertSees("/sign-in/out", "You are signed out").picture("signed out");

      assertThat(admin.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
      assertThat(admin.status("/api/incidents/" + number + "/timeline")).isEqualTo(401);
      admin.open(COCKPIT).assertAtTheProvider();
    }
  }

  @Test
  void whoseSessionHasEndedGoesBackToTheProviderFromWhereTheyWere() {
    provider.knows("eva");
    try (Visitor eva = visitor("de-DE")) {
      eva.open(TASKLIST).signIn("eva").assertSees(TASKLIST, "Meine Rollen");
      String before = eva.session();
      eva.losesTheSession();
      assertThat(eva.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
      assertThat(eva.status("/api/incidents/" + number + "/timeline")).isEqualTo(401);

      eva.click("Überfällig").assertSees(TASKLIST, "Meine Rollen").complainsOf("401");
      assertThat(eva.session()).isNotEqualTo(before);
      eva.click("Alle offenen größeren Vorfälle").assertSees(TASKLIST, number);
    }
  }

  @Test
  void whomNobodyHasAddedReadsWhatIsWrongAndWhomToAsk() {
    provider.knows("stranger");
    try (Visitor stranger = visitor("en-GB")) {
      stranger
          .open(TASKLIST)
          .signIn("stranger")
          .assertSees("/sign-in/back", "You are not known here")
          .assertSees("/sign-in/back", "help@example.com")
          .picture("sign-in unknown")
          .complainsOf("403");
      assertThat(stranger.shown("stranger").first().isVisible()).isTrue();
      assertThat(stranger.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
    }
    try (Visitor stranger = visitor("de-DE")) {
      stranger
          .open(TASKLIST)
          .signIn("stranger")
          .assertSees("/sign-in/back", "Sie sind hier nicht bekannt")
          .picture("sign-in unknown de")
          .complainsOf("403");
    }
  }

  @Test
  void aNameThatSomebodyChoseMakesNobodyAnAdministrator() {
    provider.knows("mallory");
    for (String chosen : List.of("admin", "owner")) {
      provider.calls("mallory", chosen);
      try (Visitor mallory = visitor("en-GB")) {
        mallory
            .open(ADMIN)
            .signIn("mallory")
            .assertSees("/sign-in/back", "You are not known here")
            .complainsOf("403");
        assertThat(mallory.status("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
      }
    }
  }

  @Test
  void membershipsThatTheSettingsNameFollowTheProvider() throws Exception {
    provider.knows("anna", "inspectors", "somethingElse");
    try (Visitor anna = visitor("en-GB")) {
      anna.open(COCKPIT).signIn("anna").assertSees(COCKPIT, "Running Process Instances");
    }
    assertThat(groups("anna")).contains("auditor", "responder").doesNotContain("somethingElse");

    provider.knows("anna", "somethingElse");
    try (Visitor anna = visitor("en-GB")) {
      anna.open(COCKPIT).signIn("anna").assertSees(COCKPIT, "You may not open").complainsOf("403");
    }
    assertThat(groups("anna")).doesNotContain("auditor").contains("responder");
  }

  private static String groups(String person) throws Exception {
    return application.get("admin", "/group?maxResults=50&member=" + person);
  }

  @Test
  void everyDoorBesideTheWebApplicationsStaysAsItIs() throws Exception {
    assertThat(application.call("owner", "GET", "/deployment?maxResults=1", "").statusCode())
        .as("Modeler asks with a password")
        .isEqualTo(200);
    assertThat(application.call("owner", "wrong", "GET", "/version", "").statusCode())
        .isEqualTo(401);
    assertThat(application.post(RunningApplication.ALERT_KEY, "{}").statusCode()).isEqualTo(400);
    assertThat(application.status("/status")).isEqualTo(200);
    assertThat(application.status("/pages/unknown")).isEqualTo(404);
    assertThat(application.status("/actuator/health/liveness")).isEqualTo(200);
    assertThat(application.status("/api/incidents/" + number + "/timeline")).isEqualTo(401);
  }

  @Test
  void theirOwnPasswordOpensTheWebApplicationsNoMore() {
    try (Visitor visitor = visitor("en-GB")) {
      visitor.open("/sign-in/out").assertSees("/sign-in/out", "You are signed out");
      assertThat(visitor.post("/camunda/api/admin/auth/user/default/login/tasklist"))
          .isEqualTo(403);
      assertThat(visitor.post("/sign-out")).as("nobody to sign out").isEqualTo(200);
    }
  }

  private static Visitor visitor(String language) {
    return new Visitor(chromium, application, language);
  }
}
