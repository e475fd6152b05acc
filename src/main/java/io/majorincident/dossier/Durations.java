package io.majorincident.dossier;

/** How long something took, as people say it. */
final class Durations {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /** Two units at most, as in "3 h 5 min"; the same in English and German but for the day. */
  static String of(Long seconds, Labels labels) {
    if (seconds == null) {
      return "";
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return two(seconds / MINUTE, " min", seconds < 10 * MINUTE ? seconds % MINUTE : 0, " s");
    }
    return seconds < DAY
        ? two(seconds / HOUR, " h", seconds % HOUR / MINUTE, " min")
        : two(seconds / DAY, labels.say(" d"), seconds % DAY / HOUR, " h");
  }

  private static String two(long more, String unit, long less, String smaller) {
    return less == 0 ? more + unit : more + unit + " " + less + smaller;
  }
}
