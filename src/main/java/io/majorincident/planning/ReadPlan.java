package io.majorincident.planning;

import io.majorincident.oncall.MaskedPlan;
import io.majorincident.oncall.PlanDifference;
import io.majorincident.oncall.PlanFile;
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

  /**
   * What is said in another way than in the plan in force. Whoever reads masks compares with masks:
   * an address that they write for somebody else is a change, even if it is the same one, or they
   * could guess until nothing is changed.
   *
   * @param sent with masks
   * @param meant the same with what these stand for
   */
  List<PlanDifference> differences(String inForce, String sent, String meant) {
    return signedIn.administrates()
        ? PlanFile.differences(inForce, meant)
        : PlanFile.differences(text(inForce), sent);
  }

  /** What one plan says in another way than the other, without the addresses of others. */
  List<PlanDifference> differences(List<PlanDifference> differences) {
    return signedIn.administrates() ? differences : MaskedPlan.masked(differences, reader());
  }

  private String reader() {
    return signedIn.id().orElse("");
  }
}
