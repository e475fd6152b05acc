package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/** Which chat does what follows from the settings. */
class ChatSettingsTest {

  private static final SlackSettings NO_SLACK = SwitchedChat.noSlack();
  private static final MattermostSettings NO_MATTERMOST = SwitchedChat.noMattermost();

  private final MovableClock clock = new MovableClock();

  @Test
  void nothingSetIsNothingDone() {
    ChatRooms rooms = new ChatRooms(NO_SLACK, NO_MATTERMOST);
    assertThat(rooms.areOpened()).isFalse();
    assertThat(rooms.shown("#mi-1")).isEqualTo("#mi-1");
    ChatButtons buttons = SwitchedChat.noButtons();
    assertThat(buttons.areShownAt("https://hooks.slack.com/services/T0/B0/x")).isFalse();
    assertThat(buttons.slackAnswers() || buttons.mattermostAnswers()).isFalse();
    assertThat(buttons.slackHasSent("1", new byte[0], "v0=")).isFalse();
  }

  @Test
  void peopleAreLedToTheRoomWhereItCanBeKnown() {
    ChatRooms slack = new ChatRooms(new SlackSettings("", "xoxb-1", ""), NO_MATTERMOST);
    assertThat(slack.areOpened()).isTrue();
    assertThat(slack.shown("#mi-1")).isEqualTo("#mi-1");
    ChatRooms mattermost = new ChatRooms(NO_SLACK, mattermost("t", "ops"));
    assertThat(mattermost.shown("#mi-1")).isEqualTo("https://chat.example/mm/ops/channels/mi-1");
  }

  @Test
  void buttonsStandOnlyWhereSomebodyTakesTheAnswer() {
    ChatButtons slack =
        new ChatButtons(new SlackSettings("", "", "secret"), NO_MATTERMOST, clock, "");
    assertThat(slack.areShownAt("https://hooks.slack.com/services/T0/B0/x")).isTrue();
    assertThat(slack.areShownAt("https://hooks.notslack.com/services/x")).isFalse();
    assertThat(slack.areShownAt("no address")).isFalse();
    ChatButtons mattermost = new ChatButtons(NO_SLACK, mattermost("", ""), clock, "");
    assertThat(mattermost.areShownAt("https://chat.example/mm/hooks/x")).isTrue();
    assertThat(mattermost.areShownAt("https://chat.example/mmm/hooks/x")).isFalse();
  }

  @Test
  void oneChatOpensRooms() {
    SlackSettings slack = new SlackSettings("", "xoxb-1", "");
    assertThatThrownBy(() -> new ChatRooms(slack, mattermost("t", "ops")))
        .hasMessageContaining("not both");
  }

  @Test
  void aMistakeStopsTheStart() {
    for (String[] wrong :
        List.of(
            new String[] {"", "s3cret", "ops"},
            new String[] {"https://chat.example", "s3cret", ""},
            new String[] {"https://chat.example", "", "ops"},
            new String[] {"chat.example", "s3cret", "ops"},
            new String[] {"https://chat.example", "s3cret", "Our Team"})) {
      assertThatThrownBy(() -> new MattermostSettings(wrong[0], wrong[1], wrong[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("majorincident.channel.mattermost")
          .hasMessageNotContaining("s3cret");
    }
    assertThatThrownBy(() -> new SlackSettings("slack.com", "s3cret", ""))
        .hasMessageContaining("majorincident.channel.slack.address")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void halfOfItStopsTheStartWithoutShowingTheToken() {
    List<String> half =
        List.of(
            "majorincident.channel.mattermost.address=https://chat.example",
            "majorincident.channel.mattermost.token=s3cret");
    assertThatThrownBy(() -> new Node(ChannelDatabase.empty(), half, clock))
        .satisfies(
            failure ->
                assertThat(Throwables.getStackTrace(failure))
                    .contains("Rooms in Mattermost need")
                    .doesNotContain("s3cret"));
  }

  @Test
  void whatIsSecretIsNeverShown() {
    assertThat(new SlackSettings("", "xoxb-1", "secret"))
        .hasToString("SlackSettings[address=https://slack.com]");
    assertThat(mattermost("t0ken", "ops")).asString().doesNotContain("t0ken");
    assertThat(new SlackSignature("secret")).hasToString("SlackSignature[]");
  }

  @Test
  void withoutAChatNoRoomIsPromised() {
    try (Node node = new Node(ChannelDatabase.empty(), clock)) {
      node.add(new Delivery("r", "room", "#x", "s", "{}", "", "MI-2026-0001", Urgency.LOW));
      node.dispatchDue();
      assertThat(node.status("r").state()).isEqualTo(DeliveryStatus.State.GIVEN_UP);
      assertThat(node.status("r").lastError()).startsWith("No chat opens rooms");
    }
  }

  @Test
  void theHostThatIsNamedMayLieInTheHouse() throws Exception {
    try (FakeMattermost mattermost = new FakeMattermost()) {
      List<String> settings =
          List.of(
              "majorincident.channel.allowed-addresses=10.0.0.1",
              "majorincident.channel.mattermost.address=" + mattermost.address(),
              "majorincident.channel.mattermost.token=" + FakeMattermost.TOKEN,
              "majorincident.channel.mattermost.team=" + FakeMattermost.TEAM);
      try (Node node = new Node(ChannelDatabase.empty(), settings, clock)) {
        String text = RoomOrder.saying("Hello").json();
        node.add(new Delivery("r", "room", "#hall", "s", text, "", "MI-2026-0001", Urgency.LOW));
        node.dispatchDue();
        assertThat(node.status("r").state()).isEqualTo(DeliveryStatus.State.DELIVERED);
        assertThat(mattermost.room("hall").messages).containsExactly("Hello");
      }
    }
  }

  private static MattermostSettings mattermost(String token, String team) {
    return new MattermostSettings("https://chat.example/mm/", token, team);
  }
}
