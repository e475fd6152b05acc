package io.majorincident.channel;

/** Writes what fits into one text message of a telephone, so that it costs one and is read. */
public final class ShortText {

  /** What takes one of the 160 places of GSM 03.38. */
  private static final String ONE_SEPTET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** What takes two of them. */
  private static final String TWO_SEPTETS = "\f^{}\\[~]|€";

  private static final int SEPTETS = 160;

  /** For all that holds any other character. */
  private static final int UTF_16 = 70;

  private ShortText() {}

  /**
   * The subject, shortened with "..." if need be, and the link, which is never cut: a link that
   * leaves no room stands alone.
   *
   * @param link may be empty
   */
  public static String of(String subject, String link) {
    return of(subject, "", link);
  }

  /**
   * As above with a hint before the link, which is not cut either: it is left out where the link
   * leaves no room for it.
   */
  public static String of(String subject, String hint, String link) {
    String both = (hint.strip() + " " + link.strip()).strip();
    String last = fits(both) ? both : link.strip();
    String end = last.isEmpty() ? "" : " " + last;
    String line = subject.replaceAll("(?U)[\\s\\p{Cntrl}]+", " ").strip();
    String beginning = Beginning.of(line, SEPTETS, text -> fits(text + end));
    return (beginning + end).stripLeading();
  }

  private static boolean fits(String text) {
    return text.chars().allMatch(ShortText::isGsm)
        ? text.chars().map(ShortText::septets).sum() <= SEPTETS
        : text.length() <= UTF_16;
  }

  private static boolean isGsm(int character) {
    return ONE_SEPTET.indexOf(character) >= 0 || TWO_SEPTETS.indexOf(character) >= 0;
  }

  private static int septets(int character) {
    return TWO_SEPTETS.indexOf(character) >= 0 ? 2 : 1;
  }
}
