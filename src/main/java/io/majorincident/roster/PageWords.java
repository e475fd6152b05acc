package io.majorincident.roster;

import io.majorincident.language.Words;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the page "On call" says beside what the plan says. */
@Component
class PageWords {

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("onCall", "On call"),
          Map.entry(
              "intro",
              "Who answers if something fails, by the plan in force. Red means that nobody does: then the whole team is asked."),
          Map.entry("for", "For"),
          Map.entry("zone", "times in"),
          Map.entry("now", "Now"),
          Map.entry("next", "Then"),
          Map.entry("nobody", "Nobody"),
          Map.entry("until", "until"),
          Map.entry("to", "to"),
          Map.entry("with", "with"),
          Map.entry("week", "Week of"),
          Map.entry("past", "The past year, in hours"),
          Map.entry("planned", "The coming year, in hours"),
          Map.entry("person", "Person"),
          Map.entry("covered", "all"),
          Map.entry("nights", "nights"),
          Map.entry("woken", "Woken at night"),
          Map.entry("pastYear", "in the past year"),
          Map.entry("weekends", "weekends"),
          Map.entry("holidays", "holidays"));

  private final Words words;

  PageWords(Words words) {
    this.words = words;
  }

  Map<String, String> in(Locale language) {
    return ENGLISH.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, word -> words.say(language, word.getValue())));
  }
}
