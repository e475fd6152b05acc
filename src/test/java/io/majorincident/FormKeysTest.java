package io.majorincident;

import static io.majorincident.Modeler.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.process.ProcessSet;
import io.majorincident.process.SetGate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a form writes takes the place of nothing that the process itself knows. */
class FormKeysTest extends OwnersNight {

  @Autowired SetGate gate;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openChannels",
        "incident",
        "page",
        "severity",
        "urgency",
        "incidentManager",
        "changedBy",
        "completedBy",
        "responsePlan",
        "page.inner"
      })
  void noFieldOfAFormIsCalledLikeIt(String key) {
    Map<String, byte[]> files = new HashMap<>(inForce().files().files());
    String form = changed("review.form", "\"observations\"", "\"%s\"".formatted(key));
    files.put("review.form", form.getBytes(StandardCharsets.UTF_8));
    String name = key.split("\\.")[0];
    assertThat(gate.faults(ProcessSet.of(files)))
        .contains(
            "review.form, %s: The process itself sets '%s': give the field another key."
                .formatted(name, name));
  }
}
