package io.majorincident.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** By what one recognises that Slack sent something, and sent it just now. */
record SlackSignature(String secret) {

  /** As Slack advises, so that nobody can send again what they have overheard. */
  private static final Duration OLDEST = Duration.ofMinutes(5);

  /**
   * @param timestamp seconds since 1970 as Slack says them, or null
   * @param body byte for byte as it came
   * @param given what the signature is said to be, or null
   */
  boolean isRight(String timestamp, byte[] body, String given, Instant now) {
    return given != null
        && timestamp != null
        && timestamp.matches("\\d{1,12}")
        && isNew(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
        && same(of(timestamp, body), given);
  }

  /** Of a body that was sent at that moment. */
  String of(String timestamp, byte[] body) {
    byte[] begin = bytes("v0:%s:".formatted(timestamp));
    byte[] signed = new byte[begin.length + body.length];
    System.arraycopy(begin, 0, signed, 0, begin.length);
    System.arraycopy(body, 0, signed, begin.length, body.length);
    return "v0=" + Hmac.sha256(secret, signed);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SlackSignature[]";
  }

  private static boolean isNew(Instant sent, Instant now) {
    return Duration.between(sent, now).abs().compareTo(OLDEST) <= 0;
  }

  /** Takes as long for a good guess as for a bad one. */
  private static boolean same(String right, String given) {
    return MessageDigest.isEqual(bytes(right), bytes(given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
