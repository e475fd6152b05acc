package io.majorincident.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies that may say for whom they ask. */
final class TrustedProxies {

  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[^/]*:[^/]*)(/\\d{1,3})?");

  private final List<IpAddressMatcher> ranges;

  /**
   * @param ranges addresses, or ranges such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one of them is neither; a name is not
   */
  TrustedProxies(List<String> ranges) {
    this.ranges =
        ranges.stream()
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(TrustedProxies::range)
            .toList();
  }

  /**
   * @param address written as {@link NetworkAddress#plain} does
   */
  boolean trust(String address) {
    return ranges.stream().anyMatch(range -> range.matches(address));
  }

  private static IpAddressMatcher range(String text) {
    try {
      if (RANGE.matcher(text).matches()) {
        return new IpAddressMatcher(text);
      }
    } catch (IllegalArgumentException cause) {
      throw wrong(text, cause);
    }
    throw wrong(text, null);
  }

  private static IllegalArgumentException wrong(String text, Throwable cause) {
    return new IllegalArgumentException(
        ("'%s' in MAJORINCIDENT_ACCESS_TRUSTEDPROXIES is no address and no range:"
                + " write 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32")
            .formatted(text),
        cause);
  }
}
