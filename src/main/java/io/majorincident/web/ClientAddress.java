package io.majorincident.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * From where a request comes. What it says of that itself counts only as far as proxies pass it on
 * that the settings trust.
 */
@Component
public class ClientAddress {

  static final String FORWARDED_FOR = "X-Forwarded-For";

  private final TrustedProxies proxies;

  @Autowired
  ClientAddress(ProxySettings settings) {
    this(settings.trustedProxies());
  }

  /**
   * @param trustedProxies addresses, or ranges such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one of them is neither
   */
  public ClientAddress(List<String> trustedProxies) {
    this.proxies = new TrustedProxies(trustedProxies);
  }

  /**
   * @return the address of whoever connects to us, or, where that is a trusted proxy, of the last
   *     one on the way who is none; always written the same way, as in {@code 192.0.2.7} or {@code
   *     2001:db8:0:0:0:0:0:1}
   */
  public String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED_FOR)));
  }

  /**
   * @param nearest the address of whoever connects to us
   * @param forwardedFor what the headers of that name say
   */
  String of(String nearest, List<String> forwardedFor) {
    String address = NetworkAddress.plain(nearest).orElse(nearest);
    for (String hop : fromTheLast(forwardedFor)) {
      Optional<String> before = NetworkAddress.plain(hop);
      if (!proxies.trust(address) || before.isEmpty()) {
        break;
      }
      address = before.get();
    }
    return address;
  }

  /** Whether it is a proxy that the settings trust. */
  boolean isTrusted(String address) {
    return proxies.trust(NetworkAddress.plain(address).orElse(address));
  }

  private static List<String> fromTheLast(List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    for (String line : forwardedFor) {
      Collections.addAll(hops, line.split(",", -1));
    }
    Collections.reverse(hops);
    return hops;
  }
}
