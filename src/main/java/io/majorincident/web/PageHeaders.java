package io.majorincident.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What each answer of ours tells a browser: to load nothing but what stands in our own pages, to
 * guess no type, to tell nobody from where one came, and to show it in no frame.
 */
public final class PageHeaders {

  /** Of our own pages; what is filled in at run time is neither a style nor a script. */
  private static final String SOURCES = sources();

  private PageHeaders() {}

  /** In no frame. */
  public static void set(HttpServletResponse response) {
    set(response, "");
  }

  /**
   * @param framedBy the pages that may show it in a frame, as the directive frame-ancestors has
   *     them; empty for none
   */
  static void set(HttpServletResponse response, String framedBy) {
    String ancestors = framedBy.isEmpty() ? "'none'" : framedBy;
    response.setHeader("Content-Security-Policy", SOURCES + "frame-ancestors " + ancestors);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (framedBy.isEmpty()) {
      response.setHeader("X-Frame-Options", "DENY");
    }
  }

  private static String sources() {
    return "default-src 'none'; style-src %s; script-src %s; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        .formatted(hashes("style"), hashes("script"));
  }

  /** Of all that our pages hold between these tags; what has a type is data. */
  private static String hashes(String tag) {
    Pattern block = Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(tag), Pattern.DOTALL);
    return Arrays.stream(pages())
        .map(PageHeaders::text)
        .flatMap(page -> block.matcher(page).results())
        .map(found -> "'sha256-%s'".formatted(hash(found.group(1))))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(" "));
  }

  private static Resource[] pages() {
    try {
      return new PathMatchingResourcePatternResolver().getResources("classpath:pages/*.html");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(Resource page) {
    try {
      return page.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
