package io.majorincident.process;

import java.util.Arrays;

/** Every message that is told to the diagrams; no other one ever comes. */
public enum ProcessMessage {
  ALERT_RECEIVED("AlertReceived"),
  SOMETHING_CHANGED("SomethingChanged"),
  INCIDENT_WITHDRAWN("IncidentWithdrawn"),
  RELAPSED("Relapsed"),
  CADENCE_CHANGED("CadenceChanged"),
  RAISED_TO_MAJOR("RaisedToMajor"),
  LOWERED_TO_MINOR("LoweredToMinor"),
  IMPACT_ASSESSED("ImpactAssessed"),
  NOBODY_NEEDED("NobodyNeeded"),
  SECURITY_CONCERN_CHANGED("SecurityConcernChanged"),
  PAGE_UNDELIVERABLE("PageUndeliverable"),
  SYSTEM_REACHED("SystemReached"),
  SYSTEM_NOT_REACHED("SystemNotReached"),
  WEAKNESS_GONE("WeaknessGone");

  private final String id;

  ProcessMessage(String id) {
    this.id = id;
  }

  /** As the diagrams name it. */
  public String id() {
    return id;
  }

  /** Whether there is a message of this name. */
  public static boolean exists(String id) {
    return Arrays.stream(values()).anyMatch(message -> message.id.equals(id));
  }
}
