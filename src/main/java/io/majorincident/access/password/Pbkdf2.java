package io.majorincident.access.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * Stores a password so that guessing it from the database takes long: as {@code
 * iterations:salt:hash}. Letters that look the same are the same (Unicode NFC).
 */
final class Pbkdf2 implements PasswordEncryptor {

  /** OWASP, Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA-512. */
  static final int ITERATIONS = 210_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String NAME = "PBKDF2-SHA512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;

  private final SecureRandom random = new SecureRandom();
  private final int iterations;

  /** As an attacker shall find it. */
  Pbkdf2() {
    this(ITERATIONS);
  }

  /** For tests alone: with fewer iterations passwords are guessed sooner. */
  Pbkdf2(int iterations) {
    this.iterations = iterations;
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  @Override
  public String encrypt(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return "%d:%s:%s".formatted(iterations, text(salt), text(hash(password, salt, iterations)));
  }

  @Override
  public boolean check(String password, String encrypted) {
    String[] parts = encrypted.split(":");
    byte[] found = hash(password, bytes(parts[1]), Integer.parseInt(parts[0]));
    return MessageDigest.isEqual(found, bytes(parts[2]));
  }

  /**
   * @param stored as the engine keeps it, the name of the algorithm before it
   */
  boolean stores(String stored) {
    return stored != null && stored.startsWith("{%s}%d:".formatted(NAME, iterations));
  }

  private static byte[] hash(String password, byte[] salt, int iterations) {
    char[] letters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
    try {
      return SecretKeyFactory.getInstance(ALGORITHM)
          .generateSecret(new PBEKeySpec(letters, salt, iterations, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, cause);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
  }
}
