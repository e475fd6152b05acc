package io.majorincident.form;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Who reads what is delivered. */
@Component
class Readers {

  /** Set by our plugin of Tasklist. */
  private static final String ZONE = "mi-zone";

  private final SignedIn signedIn;
  private final Plan plan;

  Readers(SignedIn signedIn, Plan plan) {
    this.signedIn = signedIn;
    this.plan = plan;
  }

  /**
   * Where the reader reads times: as the browser does, which says it in a cookie. Whoever has none
   * reads them as the on-call plan says; the company's zone for others.
   */
  ZoneId zone(HttpServletRequest request) {
    return ofBrowser(request)
        .or(() -> person(request).flatMap(plan::person).map(Person::zone))
        .orElse(plan.zone());
  }

  private static Optional<ZoneId> ofBrowser(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, ZONE))
        .map(Cookie::getValue)
        .map(zone -> zone.replace("%2F", "/"))
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }

  /** Id of the reader. */
  Optional<String> person(HttpServletRequest request) {
    return signedIn.id().or(() -> ofSession(request.getSession(false)));
  }

  /** The web applications tell the engine only later who asks. */
  private static Optional<String> ofSession(HttpSession session) {
    return Optional.ofNullable(session)
        .map(AuthenticationUtil::getAuthsFromSession)
        .flatMap(known -> known.getAuthentications().stream().findFirst())
        .map(Authentication::getName);
  }
}
