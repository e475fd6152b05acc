package io.majorincident.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.Map;

/**
 * What a person reports of a running incident, with the fields of the form `changeReported`; those
 * that the kind of change does not need are null.
 *
 * @param key made by the sender, another one for each report: so nothing is taken in twice
 * @param change severity, people, role, falseAlarm, duplicate, relapse or note
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportedChange(
    String key,
    String change,
    String reason,
    String reportedSeverity,
    String pagedTeam,
    String neededFor,
    String changedRole,
    String newHolder,
    String duplicateOf) {

  private static final String KEY = "[A-Za-z0-9-]{8,64}";

  boolean isRelapse() {
    return "relapse".equals(change);
  }

  boolean hasKey() {
    return key != null && key.matches(KEY);
  }

  /** As the form would send it. */
  Map<String, Object> form(String incident) {
    Map<String, Object> form = new HashMap<>();
    form.put("incident", incident);
    form.put("change", change);
    form.put("reason", reason);
    form.put("reportedSeverity", reportedSeverity);
    form.put("pagedTeam", pagedTeam);
    form.put("neededFor", neededFor);
    form.put("changedRole", changedRole);
    form.put("newHolder", newHolder);
    form.put("duplicateOf", duplicateOf);
    form.values().removeIf(value -> value == null);
    return form;
  }
}
