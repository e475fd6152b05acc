package io.majorincident.detect;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Collects all that is wrong with a notification, so that its sender can mend it in one go. */
class Faults {

  private static final int LISTED = 100;

  private final List<Fault> listed = new ArrayList<>();
  private int count;

  void add(String path, String problem) {
    count++;
    if (count <= LISTED) {
      listed.add(new Fault(path, problem));
    }
  }

  /**
   * @throws Refused if there is any fault
   */
  void refuseIfAny() {
    if (count > 0) {
      throw new Refused(HttpStatus.BAD_REQUEST, summary(), listed);
    }
  }

  private String summary() {
    String faults = count == 1 ? "1 fault" : count + " faults";
    String shown = count > LISTED ? ", of which the first %d are listed".formatted(LISTED) : "";
    return "The JSON is not a notification as Alertmanager or Grafana sends it: %s%s. Mend the payload template of the sender."
        .formatted(faults, shown);
  }
}
