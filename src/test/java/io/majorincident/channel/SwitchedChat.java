package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** A chat with rooms and buttons that is there, or not, as a test wants it. */
@Component
public class SwitchedChat {

  static final String BASE_URL = "http://localhost:8080";

  final Clock clock;
  private SlackSettings slack;
  private MattermostSettings mattermost;
  private Sender sender;

  SwitchedChat(Clock clock) {
    this.clock = clock;
    none();
  }

  /** No chat is set up. */
  public void none() {
    use(noSlack(), noMattermost(), new NoRoomSender());
  }

  /**
   * An app in that Slack; without a token it opens no rooms, without a secret it has no buttons.
   */
  public void slack(String address, String token, String signingSecret) {
    SlackSettings set = new SlackSettings(address, token, signingSecret);
    use(set, noMattermost(), new RoomSender(new SlackRooms(new SlackCall(set)), post()));
  }

  /** A bot account in that Mattermost. */
  public void mattermost(String address, String token, String team) {
    MattermostSettings set = new MattermostSettings(address, token, team);
    MattermostCall call = new MattermostCall(set);
    use(noSlack(), set, new RoomSender(new MattermostRooms(call, team), post()));
  }

  /** Every node knows no more of rooms and accounts than after its start. */
  public void restart() {
    if (slack.opensRooms()) {
      slack(slack.address(), slack.token(), slack.signingSecret());
    }
  }

  private void use(SlackSettings slack, MattermostSettings mattermost, Sender sender) {
    this.slack = slack;
    this.mattermost = mattermost;
    this.sender = sender;
  }

  ChatButtons buttons() {
    return new ChatButtons(slack, mattermost, clock, BASE_URL);
  }

  ChatRooms rooms() {
    return new ChatRooms(slack, mattermost);
  }

  Sender sender() {
    return sender;
  }

  ChatAccounts accounts() {
    ChannelSettings.Breaker breaker =
        new ChannelSettings.Breaker(5, Duration.ofMinutes(1), Duration.ofSeconds(10));
    ChannelSettings settings =
        new ChannelSettings(
            false,
            "a@localhost",
            "target/outgoing",
            List.of(Duration.ofSeconds(1)),
            List.of(Duration.ofSeconds(1)),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(8),
            Duration.ofSeconds(9),
            Duration.ofSeconds(25),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            List.of("127.0.0.1"),
            breaker);
    return new ChatAccounts(slack, settings, clock);
  }

  static ChatButtons noButtons() {
    return new ChatButtons(noSlack(), noMattermost(), new MovableClock(), BASE_URL);
  }

  static SlackSettings noSlack() {
    return new SlackSettings("", "", "");
  }

  static MattermostSettings noMattermost() {
    return new MattermostSettings("", "", "");
  }

  private static HttpPost post() {
    return HttpSenderTest.post(HttpPost.WITHIN);
  }
}
