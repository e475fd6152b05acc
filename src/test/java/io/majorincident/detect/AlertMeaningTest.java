package io.majorincident.detect;

import static io.majorincident.detect.StandingClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Importance;
import io.majorincident.incident.Report;
import io.majorincident.incident.ReporterKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertMeaningTest {

  private final AlertMeaning meaning =
      new AlertMeaning(DetectRoom.onlyTheShopIsKnown(), new StandingClock());

  @Test
  void theWorstFiringAlertGivesTheReportItsTitleAndSeverity() {
    Report report = report(parsed(Posts.file("alerts/alertmanager.json")));

    assertThat(report.title()).isEqualTo("Shop is down (and 1 more alert)");
    assertThat(report.severity().level()).isEqualTo(1);
    assertThat(report.service()).isEqualTo("shop");
    assertThat(report.team()).isEqualTo("shopTeam");
    assertThat(report.importance()).isEqualTo(Importance.CRITICAL);
    assertThat(report.reporter()).isEqualTo("Alertmanager");
    assertThat(report.reporterKind()).isEqualTo(ReporterKind.MONITORING);
    assertThat(report.startedAt())
        .as("the earliest that fires")
        .isEqualTo("2026-11-22T09:58:12.345678901Z");
    assertThat(report.description())
        .startsWith("shop-2 does not answer.\n")
        .contains("\nLabels: alertname=ShopDown, instance=shop-2:8080")
        .containsPattern(
            "(?s)\n\n4 % of the requests.*Runbook: https://runbooks.example.com/errors.*Labels:")
        .doesNotContain("shop-3");
  }

  @Test
  void grafanaIsNamedAndAnUnknownServiceGoesToTheDefaultTeam() {
    Report report = report(parsed(Posts.file("alerts/grafana.json")));

    assertThat(report.reporter()).isEqualTo("Grafana");
    assertThat(report.title()).isEqualTo("Memory of zone eu-1 is nearly full");
    assertThat(report.severity().level()).isEqualTo(2);
    assertThat(report.service()).isEqualTo("unknown");
    assertThat(report.team()).isEqualTo("platform");
    assertThat(report.importance()).isEqualTo(Importance.IMPORTANT);
  }

  @ParameterizedTest(name = "service={0} app={1} job={2} -> {3} of {4}")
  @CsvSource({
    "shop,  ,     ,     shop,    shopTeam",
    "tills, ,     ,     tills,   platform",
    "tills, shop, ,     shop,    shopTeam",
    "tills, ,     shop, shop,    shopTeam",
    ",      shop, ,     shop,    shopTeam",
    ",      ,     shop, shop,    shopTeam",
    ",      node, node, unknown, platform",
    ",      ,     ,     unknown, platform"
  })
  void theServiceIsTheFirstOneThatThePlanKnows(
      String service, String app, String job, String found, String team) {
    Posts post = Posts.ofGroup("g").firing("a", "2026-11-22T11:00:00Z");
    label(post, "service", service);
    label(post, "app", app);
    label(post, "job", job);

    Report report = report(post.notification());

    assertThat(report.service()).isEqualTo(found);
    assertThat(report.team()).isEqualTo(team);
  }

  @Test
  void commonLabelsAndAnnotationsCountForEveryAlert() {
    String post =
        Posts.ofGroup("g")
            .firing("a", "2026-11-22T11:00:00Z")
            .json()
            .replace(
                "{\"version\"",
                "{\"commonLabels\":{\"severity\":\"page\",\"service\":\"shop\"},"
                    + "\"commonAnnotations\":{\"summary\":\"All tills stand still\"},\"version\"");

    Report report = report(parsed(post));

    assertThat(report.severity().level()).isEqualTo(1);
    assertThat(report.service()).isEqualTo("shop");
    assertThat(report.title()).isEqualTo("All tills stand still");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "2026-11-22T11:55:00Z, 2026-11-22T11:55:00Z",
    "2026-11-15T12:00:00Z, 2026-11-15T12:00:00Z",
    "2026-11-15T11:59:59Z, 2026-11-22T12:00:00Z",
    "2026-11-22T12:00:01Z, 2026-11-22T12:00:00Z",
    "9999-12-31T23:59:59Z, 2026-11-22T12:00:00Z",
    "1999-12-31T23:59:59Z, 2026-11-22T12:00:00Z",
    "0001-01-01T00:00:00Z, 2026-11-22T12:00:00Z"
  })
  void aStartThatCannotBeIsNow(String given, Instant told) {
    assertThat(report(Posts.ofGroup("g").firing("a", given).notification()).startedAt())
        .isEqualTo(told);
  }

  @Test
  void aSenselessStartDoesNotHideASensibleOne() {
    Posts post =
        Posts.ofGroup("g")
            .firing("a", "0001-01-01T00:00:00Z")
            .firing("b", NOON.minus(1, ChronoUnit.HOURS).toString());

    assertThat(report(post.notification()).startedAt()).isEqualTo("2026-11-22T11:00:00Z");
  }

  @Test
  void withoutASummaryTheNameIsTheTitleAndWithoutANameItIsSaid() {
    Posts named = Posts.ofGroup("g").firing("a", "2026-11-22T11:00:00Z");
    Posts nameless =
        Posts.ofGroup("g")
            .firing("a", "2026-11-22T11:00:00Z")
            .label("alertname", " ")
            .annotation("summary", "\u0000");

    assertThat(report(named.notification()).title()).isEqualTo("Alert-a");
    assertThat(report(nameless.notification()).title()).isEqualTo("Alert without a name");
  }

  @Test
  void overlongTextsAreCut() {
    Posts post = Posts.ofGroup("g");
    for (int i = 0; i < 30; i++) {
      post.firing("f" + i, "2026-11-22T11:00:00Z")
          .annotation("summary", "😱\n".repeat(5_000))
          .annotation("description", "d".repeat(50_000))
          .label("service", "s".repeat(3_000));
    }

    Report report = report(post.notification());
    String sentence = sentence(post.notification().alerts());

    assertThat(report.title().codePointCount(0, report.title().length())).isEqualTo(200);
    assertThat(report.title()).endsWith("… (and 29 more alerts)");
    assertThat(report.description()).hasSize(3_500);
    assertThat(report.service()).hasSize(100);
    assertThat(sentence.codePointCount(0, sentence.length())).isEqualTo(1_000);
  }

  @Test
  void theSentenceNamesEveryAlertWithItsSeverity() {
    Posts post =
        Posts.ofGroup("g")
            .firing("a", "2026-11-22T11:00:00Z")
            .label("severity", "warning")
            .firing("b", "2026-11-22T11:00:00Z")
            .label("severity", "critical");

    assertThat(sentence(post.notification().alerts()))
        .isEqualTo("Alert-b (severity 1); Alert-a (severity 3)");
  }

  @Test
  void alertsOfOneNameAreToldApartByTheLabelsInWhichTheyDiffer() {
    Posts post =
        Posts.ofGroup("g")
            .firing("a", "2026-11-22T11:00:00Z")
            .label("severity", "critical")
            .label("pod", "checkout-2")
            .label("zone", "b");
    List<Alert> more = post.notification().alerts();
    TellingLabels labels =
        TellingLabels.among(
            List.of(
                new Alerts.Known(
                    "x", true, Instant.EPOCH, Map.of("pod", "checkout-1", "zone", "b"))),
            more);

    assertThat(meaning.sentence(more, labels)).isEqualTo("Alert-a [pod=checkout-2] (severity 1)");
  }

  private String sentence(List<Alert> alerts) {
    return meaning.sentence(alerts, new TellingLabels(List.of()));
  }

  private static void label(Posts post, String name, String value) {
    if (value != null) {
      post.label(name, value);
    }
  }

  private Report report(Notification notification) {
    return meaning.report(notification, notification.firing());
  }

  private static Notification parsed(String json) {
    return AlertShape.read(AlertJson.parse(json));
  }
}
