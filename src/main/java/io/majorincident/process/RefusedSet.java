package io.majorincident.process;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;

/** What was to come into force has faults: nothing of it was taken. The text names all of them. */
public class RefusedSet extends BadUserRequestException implements UserMistake {

  /**
   * @param faults each a sentence that begins with the file and the element
   */
  public RefusedSet(List<String> faults) {
    super(
        faults.stream()
            .collect(
                Collectors.joining(
                    "\n- ",
                    "Nothing was deployed, and everything goes on as before. To be corrected:\n- ",
                    "")));
  }
}
