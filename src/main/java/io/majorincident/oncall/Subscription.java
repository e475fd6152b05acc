package io.majorincident.oncall;

import io.majorincident.incident.Severity;
import java.util.Set;

/**
 * What a stakeholder wants to hear of.
 *
 * @param services service ids; none means all
 * @param severities none means all
 */
record Subscription(Stakeholder stakeholder, Set<String> services, Set<Severity> severities) {

  Subscription {
    services = Set.copyOf(services);
    severities = Set.copyOf(severities);
  }

  /**
   * @param service id of a service in the plan; anything else counts as a service nobody chose
   * @param severity null if nobody has judged it: only for those who want to hear of all
   */
  boolean caresFor(String service, Severity severity) {
    return (services.isEmpty() || services.contains(service))
        && (severities.isEmpty() || severity != null && severities.contains(severity));
  }
}
