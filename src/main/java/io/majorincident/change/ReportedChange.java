package io.majorincident.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.majorincident.process.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    String changedRole,
    String newHolder,
    String duplicateOf) {

  private static final String KEY = "[A-Za-z0-9-]{8,64}";

  /** What the form cannot see, as sentences. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (key == null || !key.matches(KEY)) {
      faults.add(
          Fault.of("'key' is missing: 8 to 64 letters, digits or hyphens, new for each report."));
    }
    return faults;
  }

  /** As the form would send it. */
  Map<String, Object> form(String incident) {
    Map<String, Object> form = new HashMap<>();
    form.put("incident", incident);
    form.put("change", change);
    form.put("reason", reason);
    form.put("reportedSeverity", reportedSeverity);
    form.put("pagedTeam", pagedTeam);
    form.put("changedRole", changedRole);
    form.put("newHolder", newHolder);
    form.put("duplicateOf", duplicateOf);
    form.values().removeIf(value -> value == null);
    return form;
  }
}
