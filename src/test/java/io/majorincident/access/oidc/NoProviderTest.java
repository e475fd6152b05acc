package io.majorincident.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import io.majorincident.IncidentContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/** Without a provider, nothing of the sign-in at one is there. */
@IncidentContext
class NoProviderTest {

  @Autowired TestRestTemplate http;
  @Autowired ApplicationContext application;

  @Test
  void springSecurityWatchesNothing() {
    assertThat(application.containsBean("springSecurityFilterChain")).isFalse();
    assertThat(application.getBeanNamesForType(OidcConfiguration.class)).isEmpty();
  }

  @Test
  void thereIsNoWayToAProvider() {
    for (String path : new String[] {"/sign-in", "/sign-in/out", "/sign-in/to/provider"}) {
      assertThat(http.getForEntity(path, String.class).getStatusCode())
          .as(path)
          .isEqualTo(NOT_FOUND);
    }
    assertThat(http.postForEntity("/sign-out", null, String.class).getStatusCode())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void theWebApplicationsShowTheirOwnFormAndLoadAnEmptyScript() {
    ResponseEntity<String> page = http.getForEntity("/camunda/app/tasklist/default/", String.class);
    assertThat(page.getStatusCode()).isEqualTo(OK);
    assertThat(page.getBody()).contains("app-root");

    ResponseEntity<String> script = http.getForEntity("/sign-in/plugin.js", String.class);
    assertThat(script.getStatusCode()).isEqualTo(OK);
    assertThat(script.getHeaders().getContentType()).hasToString("text/javascript");
    assertThat(script.getHeaders().getCacheControl()).isEqualTo("no-cache");
    assertThat(script.getBody()).isEqualToIgnoringNewLines("export default [];");
  }
}
