package io.majorincident.planning;

import io.majorincident.oncall.PlanDifference;
import java.util.List;

/**
 * What would become of a plan that somebody sends.
 *
 * @param version the number of the version in force, which would be changed
 * @param differences all that it says in another way
 * @param notYours paths of what the sender may not change; empty if all may be applied
 */
record PlanPreview(long version, List<PlanDifference> differences, List<String> notYours) {

  /** As whoever is signed in may read it. */
  PlanPreview shown(ReadPlan read) {
    return new PlanPreview(version, read.differences(differences), notYours);
  }
}
