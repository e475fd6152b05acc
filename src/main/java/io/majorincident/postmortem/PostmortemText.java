package io.majorincident.postmortem;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Wording;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Plan;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a postmortem from its template, with the timeline already in it. */
@Component
class PostmortemText {

  private static final Map<String, Object> NOTHING_WRITTEN =
      Map.of("summary", "", "rootCause", "", "lessons", "", "actions", List.of());

  private final Incidents incidents;
  private final Timeline timeline;
  private final Messages messages;
  private final DateTimeFormatter time;

  PostmortemText(Incidents incidents, Timeline timeline, Messages messages, Plan plan) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.messages = messages;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z").withZone(plan.zone());
  }

  /**
   * @param written what the author has written so far: summary, rootCause, lessons and actions
   * @return Markdown
   */
  String write(String incident, Map<String, Object> written) {
    Incident now = incidents.get(incident);
    Map<String, Object> facts = new HashMap<>(NOTHING_WRITTEN);
    facts.putAll(written);
    facts.put("duration", duration(now));
    facts.put("began", time.format(now.startedAt()));
    facts.put("detected", time.format(now.detectedAt()));
    facts.put("resolved", now.resolvedAt() == null ? "" : time.format(now.resolvedAt()));
    facts.put("timeline", lines(timeline.told(incident)));
    return messages.publicText(new Occasion("draftPostmortem", now, "", facts)).body();
  }

  private List<Map<String, String>> lines(List<TimelineEntry> entries) {
    return entries.stream()
        .map(
            entry ->
                Map.of(
                    "at", time.format(entry.at()),
                    "who", entry.who(),
                    "text", Markdown.escape(Wording.translated(entry.text(), time::format))))
        .toList();
  }

  private static String duration(Incident incident) {
    if (incident.resolvedAt() == null) {
      return "";
    }
    Duration lasted = Duration.between(incident.startedAt(), incident.resolvedAt());
    return "%d h %d min".formatted(lasted.toHours(), lasted.toMinutesPart());
  }
}
