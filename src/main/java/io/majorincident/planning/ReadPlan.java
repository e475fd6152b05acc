package io.majorincident.planning;

import io.majorincident.oncall.MaskedPlan;
import io.majorincident.oncall.PlanDifference;
import io.majorincident.process.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** The plan as whoever is signed in may read it. */
@Component
class ReadPlan {

  private static final String SENT = "that was sent";

  private final SignedIn signedIn;

  ReadPlan(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  /** An administrator reads everything, all others no addresses but their own. */
  String text(String plan) {
    return signedIn.administrates() ? plan : MaskedPlan.of(plan, reader());
  }

  /**
   * What was meant by what was sent: a masked address is unchanged.
   *
   * @throws io.majorincident.oncall.FaultyPlan if a mask stands for nothing in the plan in force
   */
  String meant(String sent, String inForce) {
    return MaskedPlan.restored(sent, inForce, SENT);
  }

  /** What one plan says in another way than the other, without the addresses of others. */
  List<PlanDifference> differences(List<PlanDifference> differences) {
    return signedIn.administrates() ? differences : MaskedPlan.masked(differences, reader());
  }

  private String reader() {
    return signedIn.id().orElse("");
  }
}
