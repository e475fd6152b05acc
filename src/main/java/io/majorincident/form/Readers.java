package io.majorincident.form;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.SignedIn;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Who reads what is delivered on this thread. */
@Component
class Readers {

  private final SignedIn signedIn;
  private final Plan plan;

  Readers(SignedIn signedIn, Plan plan) {
    this.signedIn = signedIn;
    this.plan = plan;
  }

  /** Where the reader reads times, as the on-call plan says; the company's zone for others. */
  ZoneId zone() {
    return signedIn.id().flatMap(plan::person).map(Person::zone).orElse(plan.zone());
  }
}
