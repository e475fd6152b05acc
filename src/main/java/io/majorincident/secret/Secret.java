package io.majorincident.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret that leaves the house in a message or an address alone: here only its hash is kept, so
 * that nobody who reads the database can use it.
 */
public final class Secret {

  /** Nobody guesses one of 2 to the power of 192. */
  private static final int BYTES = 24;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** A new one: 32 letters, digits, '-' and '_'. */
  public static String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of it: SHA-256 as 64 hexadecimal digits. */
  public static String hash(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
