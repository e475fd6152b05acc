package io.majorincident.channel;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An app of ours in Slack. The token opens rooms, the signing secret takes answers by buttons; each
 * works without the other.
 *
 * @param address where Slack is
 * @param token the app's bot token, or empty
 * @param signingSecret by which we know what comes from Slack, or empty
 */
@ConfigurationProperties("majorincident.channel.slack")
record SlackSettings(
    @DefaultValue(SLACK) String address,
    @DefaultValue("") String token,
    @DefaultValue("") String signingSecret) {

  private static final String SLACK = "https://slack.com";

  SlackSettings {
    address = address.isBlank() ? SLACK : address.strip().replaceAll("/+$", "");
    token = token.strip();
    signingSecret = signingSecret.strip();
    if (!address.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
      throw new IllegalArgumentException(
          "majorincident.channel.slack.address is no http or https address: give one such as %s, or none."
              .formatted(SLACK));
    }
  }

  boolean opensRooms() {
    return !token.isEmpty();
  }

  /** Whether a button in a message that is posted there would be answered. */
  boolean showsButtonsAt(URI webhook) {
    return !signingSecret.isEmpty() && isHere(webhook);
  }

  /** Its webhooks have a host of their own below Slack's. */
  boolean isHere(URI webhook) {
    String ours = URI.create(address).getAuthority().toLowerCase(Locale.ROOT);
    String theirs = webhook.getAuthority().toLowerCase(Locale.ROOT);
    return theirs.equals(ours) || theirs.endsWith("." + ours);
  }

  /** The machine that it runs on. */
  String host() {
    return URI.create(address).getHost().replaceAll("[\\[\\]]", "");
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "SlackSettings[address=%s]".formatted(address);
  }
}
