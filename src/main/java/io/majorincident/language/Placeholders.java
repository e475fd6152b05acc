package io.majorincident.language;

import java.util.regex.Pattern;

/**
 * The places in a text where values are put in. A translation that somebody deploys could ask for a
 * value a million times, or for one that is a gigabyte wide, and end the application.
 */
public final class Placeholders {

  private static final Pattern WIDE = Pattern.compile("%[^a-zA-Z%]*\\d{3}");

  private Placeholders() {}

  /** Whether the translation asks for no more than the English text does. */
  public static boolean fit(String english, String translation) {
    long asked = signs(english);
    return !WIDE.matcher(translation).find() && (asked == 0 || signs(translation) <= asked);
  }

  private static long signs(String text) {
    return text.chars().filter(sign -> sign == '%').count();
  }
}
