package io.majorincident.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Notifications as Alertmanager posts them, to be made in a few words. */
final class Posts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode whole = JSON.createObjectNode();
  private final ArrayNode alerts = JSON.createArrayNode();

  private Posts(String group) {
    whole.put("version", "4").put("groupKey", group).put("truncatedAlerts", 0);
    whole.set("alerts", alerts);
  }

  static Posts ofGroup(String group) {
    return new Posts(group);
  }

  /** The content of a file under src/test/resources. */
  static String file(String name) {
    try (InputStream in = Posts.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Posts firing(String fingerprint, String since) {
    return alert("firing", fingerprint, since, "0001-01-01T00:00:00Z");
  }

  Posts resolved(String fingerprint, String since, String until) {
    return alert("resolved", fingerprint, since, until);
  }

  Posts truncated(int count) {
    whole.put("truncatedAlerts", count);
    return this;
  }

  /** Adds a label to the last alert. */
  Posts label(String name, String value) {
    ((ObjectNode) last().path("labels")).put(name, value);
    return this;
  }

  /** Adds an annotation to the last alert. */
  Posts annotation(String name, String value) {
    ((ObjectNode) last().path("annotations")).put(name, value);
    return this;
  }

  String json() {
    return whole.toString();
  }

  Notification notification() {
    return AlertShape.read(whole);
  }

  private Posts alert(String status, String fingerprint, String since, String until) {
    ObjectNode alert = alerts.addObject();
    alert.put("status", status).put("fingerprint", fingerprint);
    alert.put("startsAt", since).put("endsAt", until);
    alert.putObject("labels").put("alertname", "Alert-" + fingerprint);
    alert.putObject("annotations");
    Instant.parse(since);
    return this;
  }

  private ObjectNode last() {
    return (ObjectNode) alerts.get(alerts.size() - 1);
  }
}
