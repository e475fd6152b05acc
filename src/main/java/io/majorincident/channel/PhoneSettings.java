package io.majorincident.channel;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway that sends text messages and calls people, one with Twilio's HTTP interface. Account,
 * token and from are needed, or none of them.
 *
 * @param url where the gateway is
 * @param account the account's id there
 * @param token the account's password there
 * @param from the telephone number that messages and calls come from, with country code
 */
@ConfigurationProperties("majorincident.channel.phone")
record PhoneSettings(
    @DefaultValue(TWILIO) String url,
    @DefaultValue("") String account,
    @DefaultValue("") String token,
    @DefaultValue("") String from) {

  private static final String TWILIO = "https://api.twilio.com";

  PhoneSettings {
    url = url.isBlank() ? TWILIO : url.strip().replaceAll("/+$", "");
    account = account.strip();
    token = token.strip();
    from = from.strip();
    allOrNone(account, token, from);
    if (!account.isEmpty()) {
      valid(url, account, from);
    }
  }

  boolean isConfigured() {
    return !account.isEmpty();
  }

  /** Whether it can be called: E.164, such as +493012345678. */
  static boolean isNumber(String text) {
    return text.matches("\\+[1-9]\\d{6,14}");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "PhoneSettings[url=%s, account=%s, from=%s]".formatted(url, account, from);
  }

  private static void allOrNone(String account, String token, String from) {
    Map<String, String> needed =
        new TreeMap<>(Map.of(".account", account, ".token", token, ".from", from));
    String missing =
        needed.keySet().stream()
            .filter(name -> needed.get(name).isEmpty())
            .collect(Collectors.joining(" and "));
    if (!missing.isEmpty() && needed.values().stream().anyMatch(value -> !value.isEmpty())) {
      throw new IllegalArgumentException(
          "The phone gateway needs majorincident.channel.phone.account, .token and .from, or none of them. Set %s too."
              .formatted(missing));
    }
  }

  private static void valid(String url, String account, String from) {
    if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
      throw new IllegalArgumentException(
          "majorincident.channel.phone.url is no http or https address: give one such as %s."
              .formatted(TWILIO));
    }
    if (!account.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "majorincident.channel.phone.account is no id of an account: copy it from the gateway's console.");
    }
    if (!isNumber(from)) {
      throw new IllegalArgumentException(
          "majorincident.channel.phone.from is '%s', but must be a telephone number with country code and without blanks, such as +493012345678."
              .formatted(from));
    }
  }
}
