package io.majorincident.language;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** English and German: which of them somebody reads. */
public final class Languages {

  private Languages() {}

  /** Whether it is German, of whatever country. */
  public static boolean isGerman(Locale language) {
    return language.getLanguage().equals(Locale.GERMAN.getLanguage());
  }

  /**
   * What the browser asks for, as the web applications choose it: German if that comes first, else
   * English.
   */
  public static Locale asked(HttpServletRequest request) {
    boolean asks = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
    return asks && isGerman(request.getLocale()) ? Locale.GERMAN : Locale.ENGLISH;
  }

  /** What the request on this thread asks for; English if there is none. */
  public static Locale asked() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? asked(request.getRequest())
        : Locale.ENGLISH;
  }
}
