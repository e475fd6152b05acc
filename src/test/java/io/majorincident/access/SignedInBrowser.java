package io.majorincident.access;

import java.util.List;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Asks as a page of the web applications does: with their session and their token. */
public final class SignedInBrowser {

  private final TestRestTemplate http;
  private String session = "";
  private String token = "";

  public SignedInBrowser(TestRestTemplate http) {
    this.http = http;
  }

  /** Signs in to one of the web applications. */
  public SignedInBrowser as(String person, String application) {
    return as(person, "demo", application);
  }

  /** Signs in with a password of one's own. */
  public SignedInBrowser as(String person, String password, String application) {
    keepCookies(http.getForEntity("/camunda/app/" + application + "/default/", String.class));
    HttpHeaders headers = headers();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("username", person);
    form.add("password", password);
    String login = "/camunda/api/admin/auth/user/default/login/" + application;
    keepCookies(
        http.exchange(login, HttpMethod.POST, new HttpEntity<>(form, headers), String.class));
    // signing in opens a new session, which gets its token with the next answer
    keepCookies(get("/camunda/app/" + application + "/default/"));
    return this;
  }

  public void signOut() {
    ask(HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout", null);
  }

  public ResponseEntity<String> get(String path) {
    return ask(HttpMethod.GET, path, null);
  }

  /** Opens a page in this language, as a browser does. */
  public ResponseEntity<String> getPage(String path, String language) {
    HttpHeaders headers = headers();
    headers.setAccept(List.of(MediaType.TEXT_HTML));
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }

  /** Asks again, and wants an answer only if it is another one than before. */
  public ResponseEntity<String> getUnlessIs(String etag, String path) {
    HttpHeaders headers = headers();
    headers.setIfNoneMatch(etag);
    return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }

  public ResponseEntity<String> post(String path, Object body) {
    return ask(HttpMethod.POST, path, body);
  }

  public ResponseEntity<String> postWithoutToken(String path, Object body) {
    HttpHeaders headers = headers();
    headers.remove("X-XSRF-TOKEN");
    return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
  }

  /** Sends any request, with a body of this type. */
  public ResponseEntity<String> send(HttpMethod method, String path, MediaType type, Object body) {
    HttpHeaders headers = headers();
    headers.setContentType(type);
    return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
  }

  private ResponseEntity<String> ask(HttpMethod method, String path, Object body) {
    return http.exchange(path, method, new HttpEntity<>(body, headers()), String.class);
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.COOKIE, "JSESSIONID=%s; XSRF-TOKEN=%s".formatted(session, token));
    headers.add("X-XSRF-TOKEN", token);
    headers.setAccept(List.of(MediaType.ALL));
    return headers;
  }

  private void keepCookies(ResponseEntity<String> answer) {
    List<String> cookies = answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of());
    session = last(cookies, "JSESSIONID=", session);
    token = last(cookies, "XSRF-TOKEN=", token);
  }

  private static String last(List<String> cookies, String name, String before) {
    return cookies.stream()
        .filter(cookie -> cookie.startsWith(name))
        .map(cookie -> cookie.substring(name.length()).split(";")[0])
        .reduce(before, (earlier, later) -> later);
  }
}
