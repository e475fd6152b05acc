package io.majorincident.process;

import io.majorincident.language.Glossary;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A form was sent with faults; the text names all of them for the person who sent it. */
public class FaultyForm extends BadUserRequestException implements UserMistake {

  private static final String BEGIN = "Please correct:";
  private static final String END = "Nothing was lost.";

  private final List<String> faults;

  /**
   * @param spoken the language of the person
   */
  public FaultyForm(List<Fault> faults, Glossary spoken) {
    this(spoken, faults.stream().map(fault -> fault.say(spoken)).toList());
  }

  private FaultyForm(Glossary spoken, List<String> faults) {
    super(spoken.say(BEGIN) + " " + String.join(" ", faults) + " " + spoken.say(END));
    this.faults = faults;
  }

  /** Each fault as a sentence in the language of the person. */
  public List<String> faults() {
    return faults;
  }
}
