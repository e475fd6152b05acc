package io.majorincident.process;

import java.util.List;

/** A form was sent with faults; the text names all of them for the person who sent it. */
public class FaultyForm extends RuntimeException {

  public FaultyForm(List<String> faults) {
    super(
        "Please correct: "
            + String.join(" ", faults)
            + " Nothing was lost, the task is open as before.");
  }
}
