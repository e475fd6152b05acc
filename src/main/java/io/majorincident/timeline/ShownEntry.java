package io.majorincident.timeline;

import java.util.regex.Pattern;

/**
 * An entry as everybody may read it. Earlier versions wrote into what is said of a message where it
 * went; that stays as it is in the record, since its hash proves it.
 */
final class ShownEntry {

  private static final Pattern MAIL = Pattern.compile("([^\\s/@\\[]?)[^\\s/@\\[]*@([\\w.-]+)");
  private static final Pattern GUESSABLE = Pattern.compile("#[0-9a-f]{8}(?=[/\\]])");

  private ShownEntry() {}

  static TimelineEntry of(TimelineEntry entry) {
    return entry.kind().startsWith("Message")
        ? new TimelineEntry(
            entry.sequence(),
            entry.at(),
            entry.kind(),
            entry.who(),
            masked(entry.text()),
            entry.previousHash(),
            entry.hash())
        : entry;
  }

  private static String masked(String text) {
    return GUESSABLE.matcher(MAIL.matcher(text).replaceAll("$1...@$2")).replaceAll("");
  }
}
