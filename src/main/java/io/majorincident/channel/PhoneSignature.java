package io.majorincident.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By what one recognises that the phone gateway sent a form: only both of us know the token. */
record PhoneSignature(String token) {

  private static final String PORT = "^(https?://[^/?#:]+):\\d+";

  /** Whether it is the right one; the gateway may or may not have named the port. */
  boolean isRight(String url, Map<String, List<String>> form, String given) {
    return given != null
        && Stream.of(url, url.replaceFirst(PORT, "$1"), withUsualPort(url))
            .anyMatch(spelling -> same(of(spelling, form), given));
  }

  /** Of the address, and of all fields with their values, in the order of the names. */
  String of(String url, Map<String, List<String>> form) {
    String signed =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue()))
                .collect(Collectors.joining("", url, ""));
    return Base64.getEncoder().encodeToString(hash(signed));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "PhoneSignature[]";
  }

  private static String field(String name, List<String> values) {
    return values.stream()
        .distinct()
        .sorted()
        .map(value -> name + value)
        .collect(Collectors.joining());
  }

  private static String withUsualPort(String url) {
    return url.replaceFirst("^(https://[^/?#:]+)(?=[/?#]|$)", "$1:443")
        .replaceFirst("^(http://[^/?#:]+)(?=[/?#]|$)", "$1:80");
  }

  /** Takes as long for a good guess as for a bad one. */
  private static boolean same(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] hash(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA1.", e);
    }
  }
}
