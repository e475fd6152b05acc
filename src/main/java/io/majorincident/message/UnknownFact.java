package io.majorincident.message;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A text names something that nobody tells it: most likely a misspelling. */
class UnknownFact extends RuntimeException {

  UnknownFact(String text, Locale language, String name, Set<String> known) {
    super(
        "The text '%s' (%s) names '%s', but whoever sends it gives no such fact. It gives: %s."
            .formatted(
                text, language.getLanguage(), name, String.join(", ", new TreeSet<>(known))));
  }
}
