package io.majorincident.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bytes by a secret that both sides know. */
class Hmac {

  private Hmac() {}

  /** HMAC-SHA256 as 64 small hexadecimal digits. */
  static String sha256(String secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("Every Java has HmacSHA256, but not this one.", never);
    }
  }
}
