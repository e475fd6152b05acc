package io.majorincident.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One incident as it stands now. Moments that have not come yet, and texts that nobody has given,
 * are null.
 *
 * @param number the incident's name everywhere and the business key of its process, as in
 *     MI-2026-0001
 * @param startedAt when the trouble began, as far as known
 * @param detectedAt when it was reported to us
 * @param chatRoom where the responders write
 * @param callAddress where the responders talk
 * @param duplicateOf the number of the other incident, if this one turned out to be a duplicate
 * @param alertGroup the key by which later alerts find this incident; empty if a person reported it
 */
public record Incident(
    String number,
    String title,
    String description,
    String service,
    String team,
    Importance importance,
    String reporter,
    ReporterKind reporterKind,
    Severity severity,
    Priority priority,
    Status status,
    Instant startedAt,
    Instant detectedAt,
    Instant resolvedAt,
    Instant closedAt,
    String chatRoom,
    String callAddress,
    String duplicateOf,
    String alertGroup) {

  /**
   * How the description begins, without its empty lines: at most so many lines and characters.
   * Where more was said it ends in "…".
   */
  public String whatIsSeen(int lines, int characters) {
    List<String> all =
        description
            .lines()
            .map(line -> line.strip().replaceAll("\\s+", " "))
            .filter(line -> !line.isEmpty())
            .toList();
    String first = all.stream().limit(lines).collect(Collectors.joining("\n"));
    String begin = cut(first, characters);
    return begin.equals(first) && all.size() <= lines ? first : begin + " …";
  }

  /** Between two words, unless a word is very long: half a link leads nowhere. */
  private static String cut(String text, int characters) {
    if (text.codePointCount(0, text.length()) <= characters) {
      return text;
    }
    String begin = text.substring(0, text.offsetByCodePoints(0, characters - 2));
    int blank = Math.max(begin.lastIndexOf(' '), begin.lastIndexOf('\n'));
    return blank > begin.length() / 2 ? begin.substring(0, blank) : begin;
  }
}
