package io.majorincident.oncall;

import java.util.regex.Pattern;

/**
 * What is left of an address for everybody but its owner: the last digits of a number, the first
 * letter of a mail address, the server of a web address. No mask can be an address.
 */
final class Mask {

  private static final int DIGITS = 3;

  private static final Pattern MASK =
      Pattern.compile(
          "(\\.{3}\\d{0,3}|.{0,2}\\.{3}@[^@]*|https?://[^/?#]*/\\.{3})( \\(\\d{1,9}\\))?",
          Pattern.DOTALL);

  private Mask() {}

  static String of(Contact contact) {
    return switch (contact.channel()) {
      case Contact.MAIL -> mail(contact.address());
      case Contact.TEXT, Contact.VOICE -> number(contact.address());
      default -> web(contact.address());
    };
  }

  /** Whether it is one, perhaps with a number behind it; to be asked of nothing but addresses. */
  static boolean is(String address) {
    return MASK.matcher(address).matches();
  }

  private static String number(String address) {
    return "..." + address.substring(Math.max(0, address.length() - DIGITS));
  }

  private static String mail(String address) {
    int at = address.lastIndexOf('@');
    int first = address.isEmpty() ? 0 : address.offsetByCodePoints(0, 1);
    return at < 1
        ? "..."
        : address.substring(0, Math.min(first, at)) + "..." + address.substring(at);
  }

  /** Without who signs in there, which may stand before the server. */
  private static String web(String address) {
    return address.matches("(?s)https?://.*")
        ? address.replaceFirst("(?s)^(https?://)(?:[^/?#]*@)?([^/?#]*).*$", "$1$2/...")
        : "...";
  }
}
