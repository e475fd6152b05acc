package io.majorincident.oncall;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * One way to reach a person: a contact method.
 *
 * @param channel one of {@link #CHANNELS}
 * @param address a mail address; for chat, push, ntfy and teams a web address, for webhook one with
 *     the name of its secret behind '#'; for text and voice a phone number as in +4930123456
 *     (E.164)
 */
public record Contact(String channel, String address) {

  public static final String MAIL = "mail";

  /** An incoming webhook of Slack, Mattermost or what is compatible with them. */
  public static final String CHAT = "chat";

  /** A webhook that takes our JSON. */
  public static final String PUSH = "push";

  /** A topic on a server of ntfy. */
  public static final String NTFY = "ntfy";

  /** A workflow of Microsoft Teams. */
  public static final String TEAMS = "teams";

  /** A webhook that takes our JSON and checks our signature. */
  public static final String WEBHOOK = "webhook";

  /** A text message to a phone. */
  public static final String TEXT = "text";

  /** A call to a phone. */
  public static final String VOICE = "voice";

  public static final List<String> CHANNELS =
      List.of(MAIL, CHAT, PUSH, NTFY, TEAMS, WEBHOOK, TEXT, VOICE);

  /** Whether it rings a phone, with or without the internet. */
  public boolean isPhone() {
    return channel.equals(TEXT) || channel.equals(VOICE);
  }

  /** What everybody may read of it: web addresses are secrets, and numbers are private. */
  public String shown() {
    return switch (channel) {
      case MAIL -> address;
      case TEXT, VOICE -> "..." + address.substring(Math.max(0, address.length() - 3));
      case CHAT, PUSH, NTFY, TEAMS, WEBHOOK ->
          address.replaceFirst("^(https?://[^/?#]*).*$", "$1/...");
      default -> address;
    };
  }

  /** Tells it from all others without saying more than {@link #shown}. */
  public String mark() {
    return "%s/%s".formatted(channel, channel.equals(MAIL) ? address : shown() + "#" + digest());
  }

  private String digest() {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }
}
