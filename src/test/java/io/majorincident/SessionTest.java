package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.majorincident.access.SignedInBrowser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/** One sign-in opens all web applications, and does not hold for ever. */
class SessionTest extends Night {

  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
  private static final String COCKPIT =
      "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count";
  private static final String MISSING = "/api/incidents/MI-1999-0001/timeline";
  private static final String GUEST = "guest";
  private static final String PASSWORD = "known to the guest";

  @Autowired TestRestTemplate http;
  @Autowired IdentityService identity;
  @Autowired ServletWebServerApplicationContext server;

  @AfterEach
  void removeTheGuest() {
    identity.deleteUser(GUEST);
  }

  @Test
  void whoSignsInToTasklistIsSignedInToAllWebApplicationsAndOutOfAll() {
    SignedInBrowser admin = browser("admin");
    for (String page : List.of("tasklist", "cockpit", "admin", "welcome")) {
      assertThat(status(admin, "/camunda/app/" + page + "/default/")).as(page).isEqualTo(OK);
    }
    assertThat(admin.get("/camunda/api/admin/auth/user/default").getBody())
        .contains("\"userId\":\"admin\"", "tasklist", "cockpit", "admin");
    assertThat(answers(admin)).containsExactly(OK, OK, NOT_FOUND);

    admin.signOut();

    assertThat(answers(admin)).containsOnly(UNAUTHORIZED);
  }

  @Test
  void whoMayNotOpenAnApplicationReadsSo() {
    SignedInBrowser clara = browser("clara");

    assertThat(clara.getPage("/camunda/app/cockpit/default/", "en").getBody())
        .contains("You may not open this application", "/camunda/app/tasklist/");
    assertThat(clara.getPage("/camunda/app/cockpit/default/", "de").getBody())
        .contains("Diese Anwendung dürfen Sie nicht öffnen");
    assertThat(status(clara, "/camunda/app/cockpit/default/")).isEqualTo(FORBIDDEN);
    assertThat(status(clara, TASKS)).as("she is still signed in").isEqualTo(OK);
  }

  @Test
  void aSessionEndsAfterADayThoughAPageRefreshesItself() {
    SignedInBrowser clara = browser("clara");
    for (int hour = 1; hour <= 24; hour++) {
      assertThat(status(clara, TASKS)).as("hour %s", hour).isEqualTo(OK);
      clock.forward(Duration.ofHours(1));
    }
    assertThat(status(clara, MISSING)).as("the last moment").isEqualTo(NOT_FOUND);

    clock.forward(Duration.ofSeconds(1));

    assertThat(status(clara, MISSING)).isEqualTo(UNAUTHORIZED);
    assertThat(status(clara, TASKS)).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void aSessionWithoutARequestEndsAfterTwelveHoursAndThatOfAStrangerAfterHalfAnHour() {
    sessions().forEach(Session::expire);
    http.getForEntity("/camunda/app/tasklist/default/", String.class);
    assertThat(idleTimes()).containsExactly(Duration.ofMinutes(30));

    sessions().forEach(Session::expire);
    SignedInBrowser clara = browser("clara");
    assertThat(status(clara, TASKS)).isEqualTo(OK);
    assertThat(idleTimes()).contains(Duration.ofHours(12));

    sessions().forEach(Session::expire);
    assertThat(answers(clara)).containsOnly(UNAUTHORIZED);
  }

  @Test
  void whoLosesAGroupLosesItsRightsWithinAMinute() {
    SignedInBrowser guest = guest("processOwner");
    assertThat(status(guest, "/camunda/app/cockpit/default/")).isEqualTo(OK);

    identity.deleteMembership(GUEST, "processOwner");
    clock.forward(Duration.ofSeconds(61));

    assertThat(status(guest, "/camunda/app/tasklist/default/")).isEqualTo(FORBIDDEN);
    assertThat(status(guest, "/camunda/app/cockpit/default/")).isEqualTo(FORBIDDEN);
  }

  @Test
  void whoIsRemovedIsOutWithinAMinute() {
    SignedInBrowser guest = guest("processOwner");
    assertThat(answers(guest)).containsExactly(OK, OK, NOT_FOUND);

    identity.deleteUser(GUEST);
    clock.forward(Duration.ofSeconds(61));

    assertThat(answers(guest)).containsOnly(UNAUTHORIZED);
  }

  @Test
  void noScriptAndNoOtherSiteGetsHoldOfTheSession() {
    List<String> cookies =
        http.getForEntity("/camunda/app/tasklist/default/", String.class)
            .getHeaders()
            .get(HttpHeaders.SET_COOKIE);

    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN="))
        .singleElement()
        .asString()
        .contains("SameSite=Lax");
  }

  private SignedInBrowser guest(String group) {
    User guest = identity.newUser(GUEST);
    guest.setPassword(PASSWORD);
    identity.saveUser(guest);
    identity.createMembership(GUEST, group);
    return new SignedInBrowser(http).as(GUEST, PASSWORD, "tasklist");
  }

  private SignedInBrowser browser(String person) {
    return new SignedInBrowser(http).as(person, "tasklist");
  }

  private static List<HttpStatusCode> answers(SignedInBrowser browser) {
    return Stream.of(TASKS, COCKPIT, MISSING).map(path -> status(browser, path)).toList();
  }

  private static HttpStatusCode status(SignedInBrowser browser, String path) {
    return browser.get(path).getStatusCode();
  }

  private Set<Duration> idleTimes() {
    return sessions().stream()
        .map(session -> Duration.ofSeconds(session.getMaxInactiveInterval()))
        .collect(Collectors.toSet());
  }

  private List<Session> sessions() {
    Container[] contexts =
        ((TomcatWebServer) server.getWebServer()).getTomcat().getHost().findChildren();
    return Arrays.asList(((Context) contexts[0]).getManager().findSessions());
  }
}
