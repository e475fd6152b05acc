package io.majorincident.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How a key is written where not every character may stand; the same for all time. */
class KeyForms {

  /** RFC 5322 allows lines of 998 characters; some servers wrap or cut far earlier. */
  private static final int LONGEST = 200;

  private static final Pattern AS_IT_IS = Pattern.compile("[!-~]+");

  private KeyForms() {}

  /**
   * As Message-ID (RFC 5322, 3.6.4); different keys have different ids.
   *
   * @param address whose domain makes it unique in the world
   */
  static String messageId(String key, String address) {
    String local = encoded(key);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return "<%s@%s>".formatted(local.length() > LONGEST ? digest(key) : local, domain);
  }

  /** As the value of an HTTP header: as it is where that is possible. */
  static String header(String key) {
    return AS_IT_IS.matcher(key).matches() ? key : URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  /** SHA-256 as 64 hexadecimal digits. */
  static String digest(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256, but not this one.", never);
    }
  }

  /** What may not stand there is written as "=" and two hexadecimal digits for each byte. */
  private static String encoded(String key) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : key.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(plain(one) ? String.valueOf((char) one) : "=" + hex(one));
    }
    return encoded.toString();
  }

  private static boolean plain(byte one) {
    return "-_+".indexOf(one) >= 0 || one > 0 && Character.isLetterOrDigit(one);
  }

  private static String hex(byte one) {
    return HexFormat.of().withUpperCase().toHexDigits(one);
  }
}
