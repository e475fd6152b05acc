package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.majorincident.incident.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log says of an incident can be found by its number. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest extends Night {

  private final Logger steps =
      (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.bpmn.behavior");

  @BeforeEach
  void letTheEngineSpeak() {
    steps.setLevel(Level.DEBUG);
  }

  @AfterEach
  void letItBeQuietAgain() {
    steps.setLevel(null);
  }

  @Test
  void everyLineOfAStepCarriesTheNumberOfItsIncident(CapturedOutput log) {
    Incident one = scenario.alert("checkout", "critical");
    Incident other = scenario.alert("backoffice", "critical");

    for (String step : new String[] {"openTicket", "rateSeverity", "pageLevel"}) {
      assertThat(log.getOut().lines().filter(line -> line.contains("'" + step + "'")))
          .as(step)
          .anyMatch(line -> line.contains("DEBUG " + one.number() + " "))
          .anyMatch(line -> line.contains("DEBUG " + other.number() + " "))
          .allMatch(line -> line.matches(".* DEBUG MI-\\d{4}-\\d{4} .*"));
    }
  }
}
