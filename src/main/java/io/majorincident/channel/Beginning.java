package io.majorincident.channel;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Shortens a text where there is too little room for all of it. */
class Beginning {

  private Beginning() {}

  /**
   * The text, or as much of its beginning as fits, with three dots; empty if nothing fits.
   *
   * @param longest a number of characters that is never reached, to look no further
   */
  static String of(String text, int longest, Predicate<String> fits) {
    if (text.length() <= longest && fits.test(text)) {
      return text;
    }
    return IntStream.iterate(Math.min(longest, text.length()), end -> end > 0, end -> end - 1)
        .filter(end -> !Character.isHighSurrogate(text.charAt(end - 1)))
        .mapToObj(end -> text.substring(0, end).stripTrailing() + "...")
        .filter(fits)
        .findFirst()
        .orElse("");
  }
}
