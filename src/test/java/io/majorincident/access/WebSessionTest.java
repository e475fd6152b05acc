package io.majorincident.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.majorincident.IncidentContext;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What plugins of the web applications ask needs no second password. */
@IncidentContext
class WebSessionTest {

  private static final String MISSING = "/api/incidents/MI-1999-0001/timeline";

  @Autowired TestRestTemplate http;
  @Autowired Plan plan;

  private SignedInBrowser browser;

  @BeforeEach
  void signIn() {
    browser = new SignedInBrowser(http).as(plan.people().iterator().next().id(), "tasklist");
  }

  @Test
  void whoIsSignedInToTasklistReads() {
    assertThat(browser.get(MISSING).getStatusCode()).isEqualTo(NOT_FOUND);
  }

  @Test
  void whoHasSignedOutIsToldSoWithoutAChallenge() {
    browser.signOut();

    ResponseEntity<String> answer = browser.get(MISSING);

    assertThat(answer.getStatusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(answer.getHeaders()).doesNotContainKey(HttpHeaders.WWW_AUTHENTICATE);
  }

  @Test
  void aStrangersPageInTheSameBrowserChangesNothing() {
    assertThat(browser.postWithoutToken(MISSING, "{}").getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(browser.post(MISSING, "{}").getStatusCode()).isNotEqualTo(FORBIDDEN);
  }

  @Test
  void theSessionDoesNotOpenTheEnginesOwnInterface() {
    assertThat(browser.get("/engine-rest/version").getStatusCode()).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void afterAnUpdateNoBrowserKeepsAnOldPlugin() {
    for (String ours :
        List.of(
            "/camunda/app/tasklist/scripts/config.js",
            "/camunda/app/tasklist/scripts/majorincident/cards.js",
            "/camunda/app/cockpit/styles/user-styles.css")) {
      ResponseEntity<String> answer = browser.get(ours);
      assertThat(answer.getStatusCode()).as(ours).isEqualTo(OK);
      assertThat(answer.getHeaders().getCacheControl()).as(ours).isEqualTo("no-cache");
    }
  }

  @Test
  void ofManyWhoLoadAPageAtOnceEachGetsTheNonceOfTheirOwnPolicy() {
    IntStream.range(0, 200)
        .parallel()
        .mapToObj(i -> http.getForEntity("/camunda/app/tasklist/default/", String.class))
        .forEach(
            page -> {
              String policy = page.getHeaders().getFirst("Content-Security-Policy");
              Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
              assertThat(nonce.find()).isTrue();
              assertThat(page.getBody()).contains("nonce=\"%s\"".formatted(nonce.group(1)));
            });
  }
}
