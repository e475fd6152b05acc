package io.majorincident.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.detect.Outcome.Effect;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Severity;
import io.majorincident.incident.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every test has a group of its own, so none sees what another left behind. */
@InTheDetectRoom
class EpisodesTest {

  private static final String TEN = "2026-11-22T10:00:00Z";
  private static final String ELEVEN = "2026-11-22T11:00:00Z";
  private static final String HALF_PAST = "2026-11-22T11:30:00Z";

  @Autowired Episodes episodes;
  @Autowired Incidents incidents;
  @Autowired RecordingProcess process;
  @Autowired StandingClock clock;
  @Autowired JdbcClient jdbc;

  private final String group = UUID.randomUUID().toString();

  @BeforeEach
  void startAfresh() {
    process.reset();
    clock.set(StandingClock.NOON);
  }

  @Test
  void theFirstFiringAlertOpensAnIncidentAndStartsItsProcess() {
    Outcome outcome = receive(post().firing("a", TEN).resolved("b", TEN, ELEVEN));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    Incident opened = incidents.get(outcome.incident());
    assertThat(opened.title()).isEqualTo("Alert-a");
    assertThat(opened.startedAt()).isEqualTo(TEN);
    assertThat(process.told()).containsExactly("detected " + opened.number());
    assertThat(states(opened.number())).isEqualTo("a firing, b resolved");
  }

  @Test
  void whatIsResolvedBeforeAnIncidentRunsHasNoEffect() {
    Outcome outcome = receive(post().resolved("a", TEN, ELEVEN));

    assertThat(outcome).isEqualTo(new Outcome(null, Effect.NONE));
    assertThat(process.told()).isEmpty();
    assertThat(incidents.runningWith("alertmanager:" + group)).isEmpty();
  }

  @Test
  void aRepetitionOnlyNotesThatTheAlertIsStillSeen() {
    String incident = opened(post().firing("a", TEN));
    clock.set(StandingClock.NOON.plus(Duration.ofHours(4)));

    Outcome outcome = receive(post().firing("a", TEN));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(process.told()).isEmpty();
    assertThat(lastSeen(incident)).isEqualTo("2026-11-22 16:00:00");
  }

  @Test
  void aNewAlertIsToldToTheRunningIncident() {
    String incident = opened(post().firing("a", TEN));

    Outcome outcome = receive(post().firing("a", TEN).firing("b", ELEVEN));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.MORE));
    assertThat(process.told())
        .containsExactly("more %s, severity 2: Alert-b (severity 2)".formatted(incident));
  }

  @Test
  void theWorstOfTheNewAlertsSaysHowBadItIsNow() {
    opened(post().firing("a", TEN).label("severity", "critical"));

    receive(
        post()
            .firing("a", TEN)
            .label("severity", "critical")
            .firing("b", ELEVEN)
            .label("severity", "info")
            .firing("c", ELEVEN)
            .label("severity", "error"));

    assertThat(process.told()).singleElement().asString().contains("severity 2: Alert-c");
  }

  @Test
  void anAlertThatFiresAgainIsTold() {
    String incident = opened(post().firing("a", TEN).firing("b", TEN));
    receive(post().resolved("a", TEN, ELEVEN).firing("b", TEN));

    Outcome outcome = receive(post().firing("a", HALF_PAST).firing("b", TEN));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.MORE));
    assertThat(process.told())
        .containsExactly("more %s, severity 2: Alert-a (severity 2)".formatted(incident));
  }

  @Test
  void theIncidentIsClearedWhenTheLastAlertIsResolvedAndOnlyOnce() {
    String incident = opened(post().firing("a", TEN).firing("b", TEN));

    assertThat(receive(post().resolved("a", TEN, ELEVEN)).effect()).isEqualTo(Effect.REPEATED);
    assertThat(receive(post().resolved("b", TEN, ELEVEN)).effect()).isEqualTo(Effect.CLEARED);
    assertThat(receive(post().resolved("b", TEN, ELEVEN)).effect()).isEqualTo(Effect.REPEATED);
    assertThat(receive(post().resolved("a", TEN, ELEVEN).resolved("c", TEN, ELEVEN)).effect())
        .as("of an alert that we never saw firing there is nothing to clear")
        .isEqualTo(Effect.REPEATED);
    assertThat(process.told()).containsExactly("cleared " + incident);
  }

  @Test
  void oneResolvedAndAnotherNewIsNotCleared() {
    String incident = opened(post().firing("a", TEN));

    Outcome outcome = receive(post().resolved("a", TEN, ELEVEN).firing("b", ELEVEN));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.MORE));
    assertThat(states(incident)).isEqualTo("a resolved, b firing");
  }

  @Test
  void ifTheSenderLeftAlertsOutNothingIsInferred() {
    String incident = opened(post().firing("a", TEN));

    Outcome outcome = receive(post().resolved("a", TEN, ELEVEN).truncated(3));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(process.told()).isEmpty();
  }

  @Test
  void aLateDeliveryOfAnEarlierEndDoesNotClear() {
    String incident = opened(post().firing("a", HALF_PAST));

    Outcome outcome = receive(post().resolved("a", TEN, ELEVEN));

    assertThat(outcome).isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(states(incident)).isEqualTo("a firing");
  }

  @Test
  void afterTheEndTheSameGroupOpensANewIncident() {
    String first = opened(post().firing("a", TEN));
    incidents.move(first, Status.CLOSED);

    Outcome outcome = receive(post().firing("a", TEN));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(outcome.incident()).isNotEqualTo(first);
  }

  @Test
  void aRelapseWhileTheIncidentIsWatchedIsMore() {
    String incident = opened(post().firing("a", TEN));
    receive(post().resolved("a", TEN, ELEVEN));
    incidents.move(incident, Status.RESOLVED);

    assertThat(receive(post().firing("a", HALF_PAST)))
        .isEqualTo(new Outcome(incident, Effect.MORE));
  }

  @Test
  void afterTheWatchMoreAlertsOpenANewIncidentAndTheOldOneIsLeftInPeace() {
    String first = opened(post().firing("a", TEN).label("severity", "critical"));
    incidents.move(first, Status.RESOLVED);
    process.watchIsOver(first);

    Outcome outcome =
        receive(post().firing("a", TEN).label("severity", "critical").firing("b", ELEVEN));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(process.told()).containsExactly("detected " + outcome.incident());
    Incident second = incidents.get(outcome.incident());
    assertThat(second.title()).as("what is new").isEqualTo("Alert-b");
    assertThat(second.severity()).isEqualTo(Severity.SEV2);
    assertThat(states(second.number())).isEqualTo("a firing, b firing");
    assertThat(states(first)).isEqualTo("a firing");
    assertThat(incidents.get(first).status()).isEqualTo(Status.RESOLVED);
    assertThat(receive(post().firing("b", ELEVEN)))
        .isEqualTo(new Outcome(second.number(), Effect.REPEATED));
    assertThat(incidents.runningWith("alertmanager:" + group)).contains(second);
  }

  @Test
  void afterTheWatchARepetitionOpensNothing() {
    String incident = opened(post().firing("a", TEN));
    incidents.move(incident, Status.RESOLVED);
    process.watchIsOver(incident);

    assertThat(receive(post().firing("a", TEN))).isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(process.told()).isEmpty();
  }

  @Test
  void anAlertThatFiresSinceLaterIsMoreEvenIfNobodyToldItsEnd() {
    String incident = opened(post().firing("a", TEN));

    assertThat(receive(post().firing("a", HALF_PAST)))
        .isEqualTo(new Outcome(incident, Effect.MORE));
    assertThat(receive(post().firing("a", HALF_PAST)).effect()).isEqualTo(Effect.REPEATED);
  }

  @Test
  void aMomentThatTheDatabaseDoesNotKeepExactlyIsNotLater() {
    String nanoseconds = "2026-11-22T10:00:00.123456499Z";
    String incident = opened(post().firing("a", nanoseconds));

    assertThat(receive(post().firing("a", nanoseconds)))
        .isEqualTo(new Outcome(incident, Effect.REPEATED));
  }

  @Test
  void theAlertsOfADuplicateBelongToTheOneThatRuns() {
    String running = opened(Posts.ofGroup(group + "-other").firing("x", TEN));
    String between = opened(Posts.ofGroup(group + "-between").firing("y", TEN));
    String duplicate = opened(post().firing("a", TEN));
    incidents.duplicate(between, running);
    incidents.duplicate(duplicate, between);

    assertThat(receive(post().firing("a", TEN))).isEqualTo(new Outcome(running, Effect.REPEATED));
    assertThat(receive(post().firing("a", TEN).firing("b", ELEVEN)))
        .isEqualTo(new Outcome(running, Effect.MORE));
    assertThat(process.told())
        .containsExactly("more %s, severity 2: Alert-b (severity 2)".formatted(running));
    assertThat(states(running)).isEqualTo("a firing, b firing, x firing");
  }

  @Test
  void itIsClearedWhenTheLastAlertOfAllItsGroupsIsResolved() {
    Posts other = Posts.ofGroup(group + "-other").resolved("x", TEN, ELEVEN);
    String running = opened(Posts.ofGroup(group + "-other").firing("x", TEN));
    incidents.duplicate(opened(post().firing("a", TEN)), running);
    receive(post().firing("a", TEN));

    assertThat(receive(other)).isEqualTo(new Outcome(running, Effect.REPEATED));
    assertThat(receive(post().resolved("a", TEN, ELEVEN)))
        .isEqualTo(new Outcome(running, Effect.CLEARED));
  }

  @Test
  void ifTheOtherHasEndedTooADuplicatesAlertsOpenANewIncident() {
    String other = opened(Posts.ofGroup(group + "-other").firing("x", TEN));
    String duplicate = opened(post().firing("a", TEN));
    incidents.duplicate(duplicate, other);
    incidents.move(other, Status.CLOSED);

    Outcome outcome = receive(post().firing("a", TEN));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(outcome.incident()).isNotIn(other, duplicate);
  }

  @Test
  void ifTheOtherIsNoLongerWatchedADuplicatesAlertsOpenANewIncident() {
    String other = opened(Posts.ofGroup(group + "-other").firing("x", TEN));
    incidents.duplicate(opened(post().firing("a", TEN)), other);
    incidents.move(other, Status.RESOLVED);
    process.watchIsOver(other);

    Outcome outcome = receive(post().firing("a", HALF_PAST));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(receive(Posts.ofGroup(group + "-other").firing("x", TEN)))
        .as("the other group still belongs to the other incident")
        .isEqualTo(new Outcome(other, Effect.REPEATED));
  }

  @Test
  void ofOneWhoseProcessWasEndedByHandWhateverStillFiresOpensANewIncident() {
    String left = opened(post().firing("a", TEN));
    process.processIsEnded(left);

    assertThat(receive(post().resolved("b", TEN, ELEVEN)))
        .isEqualTo(new Outcome(left, Effect.NONE));
    Outcome outcome = receive(post().firing("a", TEN));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(receive(post().firing("a", TEN)))
        .isEqualTo(new Outcome(outcome.incident(), Effect.REPEATED));
  }

  @Test
  void duplicatesInACircleDoNotHoldAnythingUp() {
    String one = opened(Posts.ofGroup(group + "-other").firing("x", TEN));
    String two = opened(post().firing("a", TEN));
    incidents.duplicate(one, two);
    incidents.duplicate(two, one);

    assertThat(receive(post().firing("a", TEN)).effect()).isEqualTo(Effect.OPENED);
  }

  @Test
  void whatWasAFalseAlarmIsOneAsLongAsItGoesOnFiring() {
    String incident = opened(post().firing("a", TEN).label("severity", "critical"));
    incidents.move(incident, Status.FALSE_ALARM);

    assertThat(receive(post().firing("a", TEN).label("severity", "critical")))
        .isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(receive(post().resolved("a", TEN, ELEVEN)))
        .isEqualTo(new Outcome(incident, Effect.REPEATED));
    assertThat(process.told()).isEmpty();
    assertThat(states(incident)).isEqualTo("a resolved");
  }

  @Test
  void whatFiresAnewAfterAFalseAlarmOpensANewIncident() {
    String first = opened(post().firing("a", TEN).label("severity", "critical"));
    incidents.move(first, Status.FALSE_ALARM);

    Outcome second =
        receive(post().firing("a", TEN).label("severity", "critical").firing("b", ELEVEN));

    assertThat(second.effect()).isEqualTo(Effect.OPENED);
    assertThat(incidents.get(second.incident()).severity())
        .as("the false alarm does not count")
        .isEqualTo(Severity.SEV2);
    incidents.move(second.incident(), Status.FALSE_ALARM);
    assertThat(receive(post().firing("a", HALF_PAST)).effect()).isEqualTo(Effect.OPENED);
  }

  @Test
  void theSameKeyFromAnotherKindOfSenderIsAnotherGroup() {
    String mine = opened(post().firing("a", TEN));
    String grafana =
        post().firing("a", TEN).json().replace("{\"version\"", "{\"orgId\":1,\"version\"");

    Outcome outcome = episodes.receive(AlertShape.read(AlertJson.parse(grafana)));

    assertThat(outcome.effect()).isEqualTo(Effect.OPENED);
    assertThat(outcome.incident()).isNotEqualTo(mine);
  }

  @Test
  void ifTheProcessDoesNotStartNothingIsKeptAndTheNextPostOpensIt() {
    process.failWith(new IllegalStateException("the engine is out of order"));
    assertThatThrownBy(() -> receive(post().firing("a", TEN))).hasMessageContaining("out of order");
    assertThat(incidents.runningWith("alertmanager:" + group)).isEmpty();
    process.reset();

    assertThat(receive(post().firing("a", TEN)).effect()).isEqualTo(Effect.OPENED);
  }

  @Test
  void ifTheProcessDoesNotHearOfMoreItHearsOfItAtTheNextPost() {
    String incident = opened(post().firing("a", TEN));
    process.failWith(new IllegalStateException("the engine is out of order"));
    assertThatThrownBy(() -> receive(post().firing("b", TEN))).hasMessageContaining("out of order");
    process.reset();

    assertThat(receive(post().firing("b", TEN))).isEqualTo(new Outcome(incident, Effect.MORE));
  }

  @Test
  void textsThatTheDatabaseWouldRefuseAreMended() {
    Outcome outcome =
        receive(
            post()
                .firing("a\u0000", "0001-01-01T00:00:00Z")
                .annotation("summary", "nul \u0000 and half a \ud83d pair")
                .annotation("description", "\u0000\ud83d")
                .label("service", "\u0000\udc00")
                .label("\u0000", "\u0000"));

    assertThat(incidents.get(outcome.incident()).title()).isEqualTo("nul and half a \ufffd pair");
  }

  @Test
  void hundredsOfAlertsAreTakenInAtOnce() {
    Posts post = post();
    for (int i = 0; i < 2_000; i++) {
      post.firing("f" + i, TEN);
    }

    String incident = opened(post);

    assertThat(incidents.get(incident).title()).isEqualTo("Alert-f0 (and 1999 more alerts)");
    assertThat(receive(post).effect()).isEqualTo(Effect.REPEATED);
  }

  private Posts post() {
    return Posts.ofGroup(group);
  }

  private Outcome receive(Posts post) {
    return episodes.receive(post.notification());
  }

  private String opened(Posts post) {
    String incident = receive(post).incident();
    process.reset();
    return incident;
  }

  private String states(String incident) {
    return jdbc.sql(
            """
            select string_agg(fingerprint || ' ' || status, ', ' order by fingerprint)
            from alert where incident = :incident
            """)
        .param("incident", incident)
        .query(String.class)
        .single();
  }

  private String lastSeen(String incident) {
    return jdbc.sql(
            """
            select to_char(last_seen_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            from alert where incident = :incident
            """)
        .param("incident", incident)
        .query(String.class)
        .single();
  }
}
