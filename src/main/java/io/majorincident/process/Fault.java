package io.majorincident.process;

import io.majorincident.language.Glossary;
import io.majorincident.language.Label;
import java.util.IllegalFormatException;
import java.util.List;

/**
 * Something that is wrong in a form, as a sentence for the person who sent it.
 *
 * @param sentence English, as {@link String#format} takes it
 * @param values what stands in it; a {@link Label} is said in the reader's language, too
 */
public record Fault(String sentence, List<Object> values) {

  /** A fault as a sentence with its values. */
  public static Fault of(String sentence, Object... values) {
    return new Fault(sentence, List.of(values));
  }

  /** The sentence in the language of the glossary. */
  public String say(Glossary glossary) {
    Object[] said = values.stream().map(value -> say(value, glossary)).toArray();
    try {
      return glossary.say(sentence).formatted(said);
    } catch (IllegalFormatException mistranslated) {
      return sentence.formatted(said);
    }
  }

  private static Object say(Object value, Glossary glossary) {
    return value instanceof Label label ? label.say(glossary) : value;
  }
}
