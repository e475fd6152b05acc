package io.majorincident.process;

import io.majorincident.incident.Incident;
import org.camunda.bpm.engine.BadUserRequestException;

/** Something was said of an incident whose process takes in nothing more, or nothing for now. */
public class IncidentOver extends BadUserRequestException implements UserMistake {

  private static final String ENDING =
      "%s is just ending, so nothing can change any more. Look at it again in a moment.";

  private static final String OVER =
      "%s is over (status: %s), so nothing can change any more. If it is broken again, declare a new incident.";

  private static final String SUSPENDED =
      "%s is suspended, so nothing can change now. An administrator can activate it in Cockpit; a false alarm or a duplicate can be reported all the same.";

  IncidentOver(Incident incident) {
    this(incident, false);
  }

  /**
   * @param suspended whether an administrator has stopped it for a while
   */
  IncidentOver(Incident incident, boolean suspended) {
    super(sentence(incident, suspended).formatted(incident.number(), incident.status().label()));
  }

  private static String sentence(Incident incident, boolean suspended) {
    if (suspended) {
      return SUSPENDED;
    }
    return incident.status().needsPeople() ? ENDING : OVER;
  }
}
