package io.majorincident.oncall;

import java.util.List;

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

  /**
   * What everybody may read of it: how to reach somebody is private, and web addresses are secrets.
   */
  public String shown() {
    return Mask.of(this);
  }
}
