package io.majorincident.detect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns a JSON document into a notification. The shape is that of Alertmanager's webhook, version 4
 * (template/template.go, notify/webhook/webhook.go), and of Grafana's contact point "webhook",
 * which adds members to it and calls itself version 1. Members we do not know are left aside.
 */
final class AlertShape {

  private static final Set<String> STATUS = new TreeSet<>(Set.of("firing", "resolved"));
  private static final int LONGEST_KEY = 500;
  private static final int FINGERPRINT_LENGTH = 16;

  private final JsonNode json;
  private final Faults faults = new Faults();
  private final Part whole;

  private AlertShape(JsonNode json) {
    this.json = json;
    this.whole = new Part(json, "$", faults);
  }

  /**
   * @throws Refused if anything is wrong, with all that is wrong
   */
  static Notification read(JsonNode json) {
    return new AlertShape(json).notification();
  }

  private Notification notification() {
    whole.object();
    faults.refuseIfAny();
    whole.member("status").oneOfIfAny(STATUS);
    String group = kind() + ":" + key(whole.member("groupKey").text());
    long truncated = whole.member("truncatedAlerts").countIfAny();
    List<Alert> alerts = alerts();
    faults.refuseIfAny();
    return new Notification(grafana() ? "Grafana" : "Alertmanager", group, truncated, alerts);
  }

  private boolean grafana() {
    return json.path("orgId").isIntegralNumber() || json.path("version").asText().equals("1");
  }

  /** Grafana's organisations know nothing of each other, but may use the same group keys. */
  private String kind() {
    JsonNode organisation = json.path("orgId");
    if (!grafana()) {
      return "alertmanager";
    }
    return organisation.isIntegralNumber() ? "grafana:" + organisation.asLong() : "grafana";
  }

  private List<Alert> alerts() {
    Map<String, String> labels = whole.member("commonLabels").textsIfAny();
    Map<String, String> annotations = whole.member("commonAnnotations").textsIfAny();
    Map<String, Alert> alerts = new LinkedHashMap<>();
    for (Part part : whole.member("alerts").elements()) {
      if (part.object()) {
        Alert alert = alert(part, labels, annotations);
        alerts.merge(alert.fingerprint(), alert, AlertShape::theOneThatFires);
      }
    }
    return new ArrayList<>(alerts.values());
  }

  private static Alert theOneThatFires(Alert one, Alert later) {
    return one.firing() && !later.firing() ? one : later;
  }

  private static Alert alert(
      Part part, Map<String, String> commonLabels, Map<String, String> commonAnnotations) {
    Map<String, String> labels = part.member("labels").texts();
    return new Alert(
        fingerprint(part.member("fingerprint").textIfAny(), labels),
        part.member("status").oneOf(STATUS).equals("firing"),
        both(commonLabels, labels),
        both(commonAnnotations, part.member("annotations").texts()),
        part.member("startsAt").moment(),
        part.member("endsAt").momentIfAny(),
        part.member("generatorURL").textIfAny());
  }

  private static Map<String, String> both(Map<String, String> common, Map<String, String> own) {
    Map<String, String> both = new HashMap<>(common);
    both.putAll(own);
    return new TreeMap<>(both);
  }

  /** Only its own labels count: the common ones change with the group. */
  private static String fingerprint(String given, Map<String, String> labels) {
    return given.isBlank()
        ? Sha256.hex(new TreeMap<>(labels).toString()).substring(0, FINGERPRINT_LENGTH)
        : key(given);
  }

  /** The text itself if it is fit for an index of the database, otherwise its hash. */
  private static String key(String text) {
    return text.equals(PlainText.lines(text, LONGEST_KEY)) ? text : "sha256:" + Sha256.hex(text);
  }
}
