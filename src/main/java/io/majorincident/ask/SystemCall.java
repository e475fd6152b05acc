package io.majorincident.ask;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.majorincident.incident.Incident;
import java.time.Instant;

/**
 * What an outside system reads, as JSON.
 *
 * @param key tells a repetition of the same call
 * @param severity 1, 2 or 3
 * @param since when the trouble began
 * @param note what the process owner wrote on the diagram; may be empty
 */
@JsonPropertyOrder({"key", "incident", "title", "service", "severity", "status", "since", "note"})
record SystemCall(
    String key,
    String incident,
    String title,
    String service,
    int severity,
    String status,
    Instant since,
    String note) {

  static SystemCall about(Incident incident, String key, String note) {
    return new SystemCall(
        key,
        incident.number(),
        incident.title(),
        incident.service(),
        incident.severity().level(),
        incident.status().id(),
        incident.startedAt(),
        note);
  }
}
