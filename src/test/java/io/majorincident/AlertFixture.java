package io.majorincident;

/** What Alertmanager posts. */
final class AlertFixture {

  private AlertFixture() {}

  /** One alert of a service begins. */
  static String firing(String service, String severity) {
    return notification("firing", service, severity, "Down");
  }

  /** The alert of {@link #firing} is over. */
  static String resolved(String service, String severity) {
    return notification("resolved", service, severity, "Down");
  }

  /** Another alert of the same group begins. */
  static String another(String service, String severity) {
    return notification("firing", service, severity, "SlowToo");
  }

  /** And one more. */
  static String third(String service, String severity) {
    return notification("firing", service, severity, "LosesData");
  }

  /** The alert of {@link #firing} has ended untold, and fires again. */
  static String again(String service, String severity) {
    return firing(service, severity).replace("T00:55:00Z", "T00:59:00Z");
  }

  private static String notification(
      String status, String service, String severity, String alertname) {
    String ended = status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-11-23T01:30:00Z";
    return """
        {"version":"4","groupKey":"{}:{service=\\"%2$s\\"}","truncatedAlerts":0,"status":"%1$s",
         "receiver":"majorincident","groupLabels":{"service":"%2$s"},
         "commonLabels":{"service":"%2$s","severity":"%3$s"},"commonAnnotations":{},
         "externalURL":"http://alertmanager.muster-shop.example",
         "alerts":[{"status":"%1$s",
           "labels":{"alertname":"%4$s","service":"%2$s","severity":"%3$s"},
           "annotations":{"summary":"%2$s answers with errors (%4$s)"},
           "startsAt":"2026-11-23T00:55:00Z","endsAt":"%5$s",
           "generatorURL":"http://prometheus.muster-shop.example/graph",
           "fingerprint":"%6$s"}]}
        """
        .formatted(status, service, severity, alertname, ended, fingerprint(service, alertname));
  }

  private static String fingerprint(String service, String alertname) {
    return "%016x".formatted((service + alertname).hashCode() & 0xffffffffL);
  }
}
