package io.majorincident.announce;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What somebody says to a page by a text message or a key. */
enum Reply {
  TAKES,
  CANNOT,
  UNCLEAR;

  private static final Set<String> YES =
      Set.of(
          "1",
          "yes",
          "y",
          "yep",
          "yeah",
          "ok",
          "okay",
          "take",
          "taken",
          "taking",
          "accept",
          "ack",
          "ja",
          "j",
          "jo",
          "übernehme",
          "uebernehme",
          "übernommen",
          "uebernommen");

  private static final Set<String> NO =
      Set.of("2", "no", "n", "nope", "cannot", "decline", "nein", "ne", "nee", "nö");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** The first word counts, however it is written. */
  static Reply of(String said) {
    String word =
        WORD.matcher(Normalizer.normalize(said, Normalizer.Form.NFKC))
            .results()
            .map(MatchResult::group)
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return TAKES;
    }
    return NO.contains(word) ? CANNOT : UNCLEAR;
  }
}
