package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.process.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What somebody has chosen before is no answer to a question that is asked again: a form that
 * leaves one out that is needed is refused, whatever the process remembers.
 */
final class MissingAnswers {

  private MissingAnswers() {}

  /**
   * All that is wrong with the form as it stands, if an answer is missing that the process
   * remembers; nothing otherwise: one that it does not remember is missed with all other faults.
   *
   * @param sent values as {@link SentValue} gives them, by name
   * @param before the value of a variable before anything was sent; null if there is none
   */
  static List<Fault> faults(
      JsonNode form,
      Map<String, FormField> fields,
      Map<String, Object> sent,
      Function<String, Object> before) {
    boolean complete =
        fields.entrySet().stream()
            .filter(field -> field.getValue().isAnswered() && field.getValue().required())
            .map(Map.Entry::getKey)
            .allMatch(name -> sent.get(name) != null || before.apply(name) == null);
    return complete
        ? List.of()
        : FormConstraints.faults(form, name -> value(name, fields.get(name), sent, before));
  }

  private static Object value(
      String name, FormField field, Map<String, Object> sent, Function<String, Object> before) {
    boolean asked = sent.containsKey(name) || field != null && field.isAnswered();
    return asked ? sent.get(name) : before.apply(name);
  }
}
