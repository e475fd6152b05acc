package io.majorincident.channel;

import java.util.function.Predicate;

/** Shortens a text where there is too little room for all of it. */
class Beginning {

  private Beginning() {}

  /**
   * The text, or as much of its beginning as fits, with three dots; empty if nothing fits.
   *
   * @param longest a number of characters that is never reached, to look no further
   * @param fits where a text fits, so does its beginning
   */
  static String of(String text, int longest, Predicate<String> fits) {
    if (text.length() <= longest && fits.test(text)) {
      return text;
    }
    int some = 0;
    int tooMany = Math.min(longest, text.length()) + 1;
    while (tooMany - some > 1) {
      int middle = (some + tooMany) >>> 1;
      boolean fit = fits.test(shortened(text, middle));
      some = fit ? middle : some;
      tooMany = fit ? tooMany : middle;
    }
    return shortened(text, some);
  }

  private static String shortened(String text, int length) {
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    int whole = splits ? length - 1 : length;
    return whole == 0 ? "" : text.substring(0, whole).stripTrailing() + "...";
  }
}
