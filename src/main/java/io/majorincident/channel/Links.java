package io.majorincident.channel;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds web addresses in a text. */
class Links {

  /** Without the full stop or bracket that ends the sentence around it. */
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?')\\]]", Pattern.CASE_INSENSITIVE);

  private Links() {}

  static Optional<String> first(String text) {
    return LINK.matcher(text).results().map(MatchResult::group).findFirst();
  }
}
