package io.majorincident.process;

import java.util.List;

/** A form was sent with faults; the text names all of them for the person who sent it. */
public class FaultyForm extends RuntimeException {

  /** How the text begins, whatever the engine puts before it. */
  public static final String BEGIN = "Please correct: ";

  private static final String END = " Nothing was lost.";

  private final List<String> faults;

  public FaultyForm(List<String> faults) {
    super(BEGIN + String.join(" ", faults) + END);
    this.faults = List.copyOf(faults);
  }

  /** Each fault as a sentence. */
  public List<String> faults() {
    return faults;
  }

  /** What was wrong, out of a text in which the engine has wrapped it. */
  public static String in(String wrapped) {
    int begin = wrapped.indexOf(BEGIN);
    int end = wrapped.indexOf(END, begin);
    return end < 0 ? wrapped.substring(begin) : wrapped.substring(begin, end + END.length());
  }
}
