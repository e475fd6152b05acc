package io.majorincident.channel;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * What outside systems know us by. A diagram or a plan names a secret, and never sees it.
 *
 * @param secrets by name
 */
@ConfigurationProperties("majorincident.channel")
record Secrets(Map<String, Secret> secrets) {

  Secrets {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
  }

  /**
   * The one that an address names behind '#'.
   *
   * @throws PermanentFailure if there is none, or if that address may not see it
   */
  Secret of(URI address) throws PermanentFailure {
    String name = address.getFragment();
    Secret secret = secrets.get(name);
    if (secret == null) {
      throw new PermanentFailure(
          "There is no secret '%s': set majorincident.channel.secrets.%s.address and .token."
              .formatted(name, name));
    }
    if (!secret.isFor(address)) {
      throw new PermanentFailure(
          "The secret '%s' is only for %s: correct the address that names it, or majorincident.channel.secrets.%s.address."
              .formatted(name, secret.address(), name));
    }
    return secret;
  }

  /**
   * One secret and the only place that it may be shown to, so that nobody who draws a diagram can
   * send it elsewhere.
   *
   * @param address where every address that gets it must begin, with the end of a folder or name
   * @param token what is sent as "Authorization: Bearer", or what webhooks are signed with
   * @param oldToken what webhooks are signed with as well, while a receiver changes over to the
   *     token; or null
   */
  record Secret(String address, String token, String oldToken) {

    Secret {
      if (address == null || token == null || token.isBlank() || !hasHost(address)) {
        throw new IllegalArgumentException(
            "Each secret below majorincident.channel.secrets needs 'address', the http(s) address that it may be sent to, and 'token'.");
      }
    }

    /** What to sign with, the newest first. */
    Stream<String> tokens() {
      return Stream.of(token, oldToken).filter(StringUtils::hasText);
    }

    /** Whether that address may see it: the same scheme, host and port, and a path below. */
    boolean isFor(URI target) {
      URI place = URI.create(address);
      return place.getScheme().equalsIgnoreCase(target.getScheme())
          && place.getRawAuthority().equalsIgnoreCase(target.getRawAuthority())
          && !target.getPath().contains("..")
          && folder(target).startsWith(folder(place));
    }

    private static boolean hasHost(String address) {
      return address.matches("https?://[^/@#?\\s]+(/[^#?\\s]*)?");
    }

    private static String folder(URI address) {
      return address.getPath().endsWith("/") ? address.getPath() : address.getPath() + "/";
    }

    @Override
    public String toString() {
      return "Secret[address=" + address + "]";
    }
  }
}
