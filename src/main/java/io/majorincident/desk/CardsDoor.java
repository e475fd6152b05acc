package io.majorincident.desk;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the cards of a task list say of their incidents: one question for the whole list. */
@RestController
class CardsDoor {

  private static final int AT_ONCE = 100;

  private final Incidents incidents;
  private final Names names;
  private final Clock clock;

  CardsDoor(Incidents incidents, Names names, Clock clock) {
    this.incidents = incidents;
    this.names = names;
    this.clock = clock;
  }

  /**
   * @param now by the clock of the application, against which a page counts
   */
  record Cards(Instant now, List<Card> incidents) {}

  /**
   * @param ended when the impact was gone, or the incident closed; null before that
   */
  record Card(
      String number,
      String title,
      Named service,
      int severity,
      String priority,
      String status,
      Instant startedAt,
      Instant ended) {}

  /**
   * @param number the numbers of incidents; the first hundred are answered, unknown ones left out
   */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "what the cards of a list say")
  @GetMapping("/api/cards")
  Cards cards(@RequestParam List<String> number) {
    return new Cards(
        clock.instant(),
        incidents.all(number.stream().distinct().limit(AT_ONCE).toList()).stream()
            .map(this::card)
            .toList());
  }

  private Card card(Incident incident) {
    return new Card(
        incident.number(),
        incident.title(),
        names.service(incident.service()),
        incident.severity().level(),
        incident.priority() == null ? null : incident.priority().name(),
        incident.status().id(),
        incident.startedAt(),
        Optional.ofNullable(incident.resolvedAt()).orElse(incident.closedAt()));
  }
}
