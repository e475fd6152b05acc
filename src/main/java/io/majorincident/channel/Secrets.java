package io.majorincident.channel;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What outside systems know us by. A diagram names a secret, and never sees it.
 *
 * @param secrets by name
 */
@ConfigurationProperties("majorincident.channel")
record Secrets(Map<String, Secret> secrets) {

  Secrets {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
  }

  Optional<Secret> find(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  /**
   * One secret and the only place that it may be shown to, so that nobody who draws a diagram can
   * send it elsewhere.
   *
   * @param address where every address that gets it must begin, with the end of a folder or name
   * @param token what is sent as "Authorization: Bearer"
   */
  record Secret(String address, String token) {

    Secret {
      if (address == null || token == null || token.isBlank() || !hasHost(address)) {
        throw new IllegalArgumentException(
            "Each secret below majorincident.channel.secrets needs 'address', the http(s) address that it may be sent to, and 'token'.");
      }
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
