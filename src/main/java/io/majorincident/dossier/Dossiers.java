package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Facts;
import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.incident.FactHistory;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.timeline.IncidentRecord;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the dossier of an incident together, from all places where something is known of it. */
@Component
class Dossiers {

  private final Incidents incidents;
  private final FactHistory facts;
  private final Holders holders;
  private final Timeline timeline;
  private final Runs runs;
  private final Tasks tasks;
  private final Decisions decisions;
  private final Sent sent;
  private final Variables variables;
  private final Operations operations;
  private final UsedVersions versions;
  private final Plan plan;
  private final Clock clock;

  Dossiers(
      Incidents incidents,
      FactHistory facts,
      Holders holders,
      Timeline timeline,
      Runs runs,
      Tasks tasks,
      Decisions decisions,
      Sent sent,
      Variables variables,
      Operations operations,
      UsedVersions versions,
      Plan plan,
      Clock clock) {
    this.incidents = incidents;
    this.facts = facts;
    this.holders = holders;
    this.timeline = timeline;
    this.runs = runs;
    this.tasks = tasks;
    this.decisions = decisions;
    this.sent = sent;
    this.variables = variables;
    this.operations = operations;
    this.versions = versions;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param reader whoever asks
   * @throws io.majorincident.incident.NoSuchIncident if there is none with this number
   */
  @Transactional(readOnly = true)
  Dossier of(String number, String reader) {
    Incident incident = incidents.get(number);
    IncidentRecord record = timeline.record(number);
    List<TimelineEntry> told = record.timeline();
    List<ProcessRun> ran = runs.of(number);
    List<Variables.Change> changes = variables.of(ran);
    List<HistoricDecisionInstance> decided = decisions.raw(ran);
    return new Dossier(
        clock.instant(),
        reader,
        facts(incident, acknowledgement(told)),
        facts.of(number),
        holders.of(number),
        told,
        record.chain(),
        ran,
        tasks.of(number, changes),
        decisions.of(decided, ran),
        sent.about(number),
        changes.stream().map(Variables.Change::shown).toList(),
        operations.of(ran),
        versions.of(ran, decided));
  }

  private static Optional<TimelineEntry> acknowledgement(List<TimelineEntry> told) {
    return told.stream().filter(entry -> entry.kind().equals("PageAcknowledged")).findFirst();
  }

  private Facts facts(Incident incident, Optional<TimelineEntry> acknowledged) {
    return new Facts(
        incident.number(),
        incident.title(),
        incident.description(),
        incident.service(),
        plan.service(incident.service()).map(OwnedService::name).orElse(incident.service()),
        incident.team(),
        incident.importance().id(),
        incident.reporter(),
        incident.reporterKind().id(),
        incident.severity().level(),
        incident.priority() == null ? null : incident.priority().name(),
        incident.status().id(),
        incident.startedAt(),
        incident.detectedAt(),
        acknowledged.map(TimelineEntry::at).orElse(null),
        acknowledged.map(TimelineEntry::who).orElse(null),
        incident.resolvedAt(),
        incident.closedAt(),
        acknowledged.map(entry -> seconds(incident.detectedAt(), entry.at())).orElse(null),
        seconds(incident.startedAt(), incident.resolvedAt()),
        incident.chatRoom(),
        incident.callAddress(),
        incident.duplicateOf());
  }

  private static Long seconds(Instant from, Instant until) {
    return until == null ? null : Duration.between(from, until).toSeconds();
  }
}
