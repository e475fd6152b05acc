package io.majorincident.planning;

import io.majorincident.language.Glossary;
import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.PlanFault;
import io.majorincident.process.CameSecond;
import java.util.stream.Collectors;

/** The plan has changed since somebody asked for something, and allows it no more. */
class AgreementOvertaken extends RuntimeException implements CameSecond {

  private static final String SENTENCE =
      "The on-call plan has just changed, and does not allow this any more: %s Nothing was done. Look at the plan and choose again.";

  /**
   * @param spoken the language of the person
   */
  AgreementOvertaken(FaultyPlan faulty, Glossary spoken) {
    super(spoken.say(SENTENCE).formatted(faults(faulty)), faulty);
  }

  private static String faults(FaultyPlan faulty) {
    return faulty.faults().stream().map(PlanFault::text).collect(Collectors.joining(" "));
  }
}
