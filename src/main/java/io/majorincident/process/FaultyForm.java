package io.majorincident.process;

import io.majorincident.language.Glossary;
import java.util.List;
import java.util.Optional;
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

  /**
   * What was wrong, out of a text in which the engine has wrapped it.
   *
   * @param spoken the language in which it was said
   * @return empty if the text speaks of something else
   */
  public static Optional<String> in(String wrapped, Glossary spoken) {
    String last = spoken.say(END);
    int begin = wrapped.indexOf(spoken.say(BEGIN));
    int end = begin < 0 ? -1 : wrapped.indexOf(last, begin);
    return end < 0 ? Optional.empty() : Optional.of(wrapped.substring(begin, end + last.length()));
  }
}
