package io.majorincident.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How addresses of the network are written; never asks anybody for the meaning of a name. */
final class NetworkAddress {

  private static final int LONGEST = 60;
  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern FOUR_AND_PORT = Pattern.compile("(" + FOUR + "):\\d{1,5}");
  private static final Pattern SIX_IN_BRACKETS = Pattern.compile("\\[(" + SIX + ")](:\\d{1,5})?");

  private NetworkAddress() {}

  /**
   * The one way to write an address.
   *
   * @param text with or without a port or a zone
   * @return empty if it is no address
   */
  static Optional<String> plain(String text) {
    return text.length() > LONGEST ? Optional.empty() : parsed(bare(text.strip()));
  }

  private static String bare(String text) {
    String alone = SIX_IN_BRACKETS.matcher(text).replaceFirst("$1");
    return FOUR_AND_PORT.matcher(alone).replaceFirst("$1").replaceFirst("%.*$", "");
  }

  private static Optional<String> parsed(String text) {
    if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getHostAddress());
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
