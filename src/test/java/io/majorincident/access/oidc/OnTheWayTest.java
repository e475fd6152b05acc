package io.majorincident.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** What happens between the asked page, the provider and the way back. */
class OnTheWayTest {

  private static final OAuth2AuthorizationRequest TO_THE_PROVIDER =
      OAuth2AuthorizationRequest.authorizationCode()
          .clientId("client")
          .authorizationUri("https://provider.example/authorize")
          .build();

  @Test
  void theAskedPageIsRememberedWithAllThatFollowsIt() {
    String page = "/camunda/app/tasklist/default/#/?task=1&filter=a%20b";
    assertThat(remembered(page)).isEqualTo(page);
  }

  @Test
  void nobodyIsLedToAnotherHostOrPage() {
    for (String page :
        List.of(
            "",
            "https://evil.example/camunda/app/",
            "//evil.example/camunda/app/",
            "/\\evil.example",
            "/camunda/app/\\evil.example",
            "/camunda/app/ \r\nLocation: https://evil.example",
            "/sign-out")) {
      assertThat(remembered(page)).as(page).isNull();
    }
  }

  @Test
  void whoWantsToBeSomebodyElseIsAskedAgain() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    assertThat(way().resolve(request).getAdditionalParameters()).isEmpty();

    request.setParameter("anew", "");
    assertThat(way().resolve(request).getAuthorizationRequestUri()).contains("prompt=login");
  }

  @Test
  void aStrangerIsLedToTheProviderFromPagesAlone() throws Exception {
    assertThat(ask("/camunda/app/tasklist/default/").getRedirectedUrl())
        .isEqualTo("/sign-in?asked=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
    for (String path :
        List.of(
            "/camunda/app/tasklist/scripts/config.js",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/admin/auth/user/default")) {
      assertThat(ask(path).getRedirectedUrl()).as(path).isNull();
      assertThat(ask(path).getStatus()).as(path).isEqualTo(200);
    }
    assertThat(ask("/camunda/api/admin/auth/user/default/login/tasklist").getStatus())
        .isEqualTo(403);
  }

  @Test
  void aStrangersPageSignsNobodyOut() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-out");
    request.setServletPath("/sign-out");
    assertThat(new SignOut().matches(request)).as("there is no session").isTrue();

    request.getSession().setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, "secret");
    assertThat(new SignOut().matches(request)).isFalse();
    request.addHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, "guessed");
    assertThat(new SignOut().matches(request)).isFalse();

    request.removeHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
    request.addHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, "secret");
    assertThat(new SignOut().matches(request)).isTrue();
    request.setMethod("GET");
    assertThat(new SignOut().matches(request)).as("a link signs nobody out").isFalse();
  }

  @Test
  void aProviderThatHangsIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      var signatures = new ProviderCalls(Duration.ofMillis(200)).signatures();
      var decoder = signatures.createDecoder(registration(address));

      assertThat(decoder)
          .as("keys are kept")
          .isSameAs(signatures.createDecoder(registration(address)));
      assertThatThrownBy(() -> decoder.decode("eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmVk"))
          .isInstanceOf(JwtException.class)
          .hasStackTraceContaining("Read timed out");
    }
  }

  @Test
  @Timeout(20)
  void aProviderThatAnswersByteForByteIsGivenUp() throws Exception {
    try (ServerSocket trickling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> trickle(trickling));
      server.setDaemon(true);
      server.start();
      String address = "http://127.0.0.1:" + trickling.getLocalPort() + "/";
      var decoder =
          new ProviderCalls(Duration.ofMillis(300))
              .signatures()
              .createDecoder(registration(address));
      assertThatThrownBy(() -> decoder.decode("eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmVk"))
          .isInstanceOf(JwtException.class);
      server.join();
    }
  }

  /** Until the other side hangs up. */
  private static void trickle(ServerSocket server) {
    try (Socket client = server.accept()) {
      OutputStream answer = client.getOutputStream();
      answer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes());
      while (client.getInputStream().available() >= 0) {
        answer.write(' ');
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException over) {
      // the other side has hung up
    }
  }

  @Test
  void aProviderThatIsDownIsNamedAndAskedAgainNextTime() {
    OidcSettings settings = bind(Map.of("issuer", "http://127.0.0.1:1", "client.id", "x"));
    Provider provider =
        new Provider(settings, "http://localhost", new ProviderCalls(Duration.ofSeconds(5)));

    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> provider.findByRegistrationId(Provider.ID))
          .isInstanceOf(ProviderSilent.class)
          .hasMessageContaining("http://127.0.0.1:1");
    }
  }

  @Test
  void settingsAreReadAsAnOperatorWritesThem() {
    OidcSettings settings =
        bind(
            Map.of(
                "issuer", "https://provider.example",
                "client.id", "x",
                "groups", "on-call=responder,CN=Audit=auditor"));

    assertThat(settings.groups())
        .containsExactly(
            new GroupPair("on-call", "responder"), new GroupPair("CN=Audit", "auditor"));
    assertThat(settings.personClaim()).isEqualTo("preferred_username");
    assertThat(settings.createPeople()).isFalse();
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> bind(Map.of("groups", "responder")))
        .isInstanceOf(BindException.class)
        .hasStackTraceContaining("as theirs=ours");
    assertThatThrownBy(() -> bind(Map.of("issuer", "https://provider.example")))
        .isInstanceOf(BindException.class)
        .hasStackTraceContaining("MAJORINCIDENT_ACCESS_OIDC_CLIENT_ID");
    assertThat(bind(Map.of("issuer", "")).issuer()).as("it is off").isEmpty();
  }

  @Test
  void nothingThatTheProviderSaysIsTakenForHtml() {
    SignInPages pages = new SignInPages("help@example.com");
    assertThat(pages.unknown(Locale.ENGLISH, "<script>alert(1)</script>"))
        .contains("&lt;script&gt;", "help@example.com", "You are not known here")
        .doesNotContain("<script>");
    assertThat(pages.unknown(Locale.GERMANY, "x")).contains("Sie sind hier nicht bekannt");
    assertThat(new SignInPages("").silent(Locale.FRENCH))
        .contains("does not answer")
        .doesNotContain("mailto", "not known");
  }

  private static String remembered(String page) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("asked", page);
    way().resolve(request);
    SavedRequest saved = new HttpSessionRequestCache().getRequest(request, null);
    return saved == null ? null : saved.getRedirectUrl();
  }

  private static AskedPage way() {
    return new AskedPage(
        new OAuth2AuthorizationRequestResolver() {
          @Override
          public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return TO_THE_PROVIDER;
          }

          @Override
          public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
            return TO_THE_PROVIDER;
          }
        });
  }

  private static MockHttpServletResponse ask(String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new AtTheProvider().doFilter(request, response, new MockFilterChain());
    return response;
  }

  private static OidcSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", OidcSettings.class);
  }

  private static ClientRegistration registration(String address) {
    return ClientRegistration.withRegistrationId(Provider.ID)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientId("x")
        .redirectUri(address)
        .authorizationUri(address)
        .tokenUri(address)
        .jwkSetUri(address)
        .build();
  }
}
