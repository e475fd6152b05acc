package io.majorincident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What our pages may do in a browser, and who may show them in a frame. */
class PageHeadersTest {

  private static final Pattern INLINE = Pattern.compile("(?s)<(style|script)>(.*?)</");

  @Test
  void eachPageKeepsItsOwnStyleAndScriptAndNothingElse() throws Exception {
    String policy = policy("/on-call", List.of());
    for (Resource page :
        new PathMatchingResourcePatternResolver().getResources("classpath:pages/*.html")) {
      String html = page.getContentAsString(StandardCharsets.UTF_8);
      for (MatchResult inline : INLINE.matcher(html).results().toList()) {
        assertThat(inline.group(2)).as("is the same whatever is shown").doesNotContain("{{");
        assertThat(policy).as(page.getFilename()).contains(hash(inline.group(2)));
      }
      assertThat(html).doesNotContainPattern("<[^>]* on[a-z]+=").doesNotContain("javascript:");
    }
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void noPageStandsInAFrameUnlessItsOwnerAllowsIt() throws Exception {
    List<String> ours = List.of("https://www.example.org", "https://*.example.com:8443");
    for (String path : List.of("/status", "/on-call", "/pages/x", "/api/plan", "/statusx")) {
      assertThat(policy(path, List.of())).endsWith("frame-ancestors 'none'");
      assertThat(answer(path, List.of()).getHeader("X-Frame-Options")).isEqualTo("DENY");
    }
    assertThat(policy("/status", ours))
        .endsWith("frame-ancestors https://www.example.org https://*.example.com:8443");
    assertThat(answer("/status", ours).getHeader("X-Frame-Options")).isNull();
    assertThat(policy("/on-call", ours)).endsWith("frame-ancestors 'none'");
  }

  @Test
  void nothingIsGuessedAndNobodyIsToldFromWhereOneCame() throws Exception {
    MockHttpServletResponse answer = answer("/api/incidents", List.of());
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer("/camunda/app/tasklist/", List.of()).getHeaderNames())
        .as("has headers of its own")
        .isEmpty();
  }

  @Test
  void onlyASiteMayShowTheStatusPage() {
    for (String wrong :
        List.of("*", "'self'", "https://a.example/path", "https://a.example; script-src *", "")) {
      assertThatThrownBy(() -> new Framing(List.of(wrong)))
          .hasMessageContaining("majorincident.web.framed-by.status-page names '" + wrong + "'");
    }
  }

  private static String policy(String path, List<String> framedBy) throws Exception {
    return answer(path, framedBy).getHeader("Content-Security-Policy");
  }

  private static MockHttpServletResponse answer(String path, List<String> framedBy)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new PageHeadersFilter(new Framing(framedBy))
        .doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
    return response;
  }

  private static String hash(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
  }
}
