package io.majorincident.form;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.stereotype.Component;

/** Who reads what is delivered. */
@Component
class Readers {

  private final SignedIn signedIn;
  private final Plan plan;

  Readers(SignedIn signedIn, Plan plan) {
    this.signedIn = signedIn;
    this.plan = plan;
  }

  /** Where the reader reads times, as the on-call plan says; the company's zone for others. */
  ZoneId zone(HttpServletRequest request) {
    return person(request).flatMap(plan::person).map(Person::zone).orElse(plan.zone());
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
