package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Rooms in a Slack that answers by HTTP. */
@Timeout(20)
@ExtendWith(OutputCaptureExtension.class)
class SlackRoomsTest {

  private static final String ROOM = "mi-2026-0001";
  private static final List<String> BOTH = List.of("anna@a.example", "ben@a.example");

  private FakeSlack slack;
  private Sender sender;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlack();
    slack.knows("anna@a.example", "U1");
    slack.knows("ben@a.example", "U2");
    restart();
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void opensTheRoomInvitesDescribesAndBegins() throws Exception {
    send(new RoomOrder(BOTH, "[SEV1] Shop", "We <meet> here."));
    FakeSlack.Room room = slack.room(ROOM);
    assertThat(room.members).containsExactly("U1", "U2");
    assertThat(room.topic).isEqualTo("[SEV1] Shop");
    assertThat(room.messages).containsExactly("We &lt;meet&gt; here.");
  }

  @Test
  void goesOnWhereItWasCutOffWithoutASecondRoom() {
    slack.failNext("conversations.invite", "internal_error");
    RoomOrder order = new RoomOrder(BOTH, "", "Hello");
    assertThatThrownBy(() -> send(order))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("Slack cannot do conversations.invite now: internal_error");
    slack.has("a");
    slack.has("b");
    restart();
    assertThat(slack.rooms()).hasSize(3);
    sendAgain(order);
    sendAgain(RoomOrder.inviting(BOTH));
    assertThat(slack.rooms()).as("found by its name").hasSize(3);
    assertThat(slack.room(ROOM).members).containsExactly("U1", "U2");
    assertThat(slack.room(ROOM).messages).containsExactly("Hello");
  }

  @Test
  void findsARoomOnAnyPageAndJoinsItWhereSomebodyElseHasMadeIt() {
    for (int i = 0; i < 5; i++) {
      slack.has("other-" + i);
    }
    slack.has(ROOM);
    sendAgain(RoomOrder.inviting(BOTH));
    assertThat(slack.room(ROOM).members).containsExactly("U1", "U2");
    assertThat(slack.calls).contains("conversations.join");
    assertThat(slack.calls).filteredOn("conversations.list"::equals).hasSize(3);
    sendAgain(RoomOrder.about("known by now"));
    assertThat(slack.calls).filteredOn("conversations.list"::equals).hasSize(3);
  }

  @Test
  void whoHasNoAccountHoldsUpNobody(CapturedOutput log) throws Exception {
    slack.failNext("conversations.invite", "user_is_restricted");
    send(
        new RoomOrder(
            List.of("nobody@a.example", "anna@a.example", "ben@a.example"), "Topic", "Text"));
    assertThat(slack.room(ROOM).members).containsExactly("U2");
    assertThat(slack.room(ROOM).topic).isEqualTo("Topic");
    assertThat(log.getOut())
        .contains("nobody@a.example has no account in the chat")
        .contains("anna@a.example cannot be invited");
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    slack.failNext("conversations.create", "429");
    TemporaryFailure failure =
        catchThrowableOfType(TemporaryFailure.class, () -> send(RoomOrder.saying("x")));
    assertThat(failure.notBefore()).isEqualTo(Duration.ofSeconds(7));
    for (String error : List.of("ratelimited", "service_unavailable", "fatal_error")) {
      slack.failNext("conversations.create", error);
      assertThatThrownBy(() -> send(RoomOrder.saying("x"))).isInstanceOf(TemporaryFailure.class);
    }
    assertThat(slack.rooms()).isEmpty();
  }

  @Test
  void saysWhatToDoAboutARefusal() {
    refused("missing_scope", "lacks the scope 'channels:manage'", "install the app again");
    refused("invalid_auth", "set majorincident.channel.slack.token", "begins with xoxb-");
    refused("restricted_action", "administrates the workspace must allow it");
    refused("whatever", "Slack refuses conversations.create: whatever");
    assertThatThrownBy(() -> sender.send(to("#Ein Raum", RoomOrder.saying("x"))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("is no name of a room");
  }

  @Test
  void looksAgainForARoomThatIsThereAndNotSeen() {
    slack.failNext("conversations.create", "name_taken");
    assertThatThrownBy(() -> send(RoomOrder.saying("x")))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("'mi-2026-0001' is taken in Slack by a room that the app does not");
  }

  @Test
  void shortensWhatIsTooLong() throws Exception {
    send(new RoomOrder(List.of(), "t".repeat(1000), "&".repeat(5000)));
    assertThat(slack.room(ROOM).topic).hasSize(250).endsWith("...");
    assertThat(slack.room(ROOM).messages.get(0)).hasSizeLessThanOrEqualTo(4000);
  }

  @Test
  void beginsNothingMoreWhenItTakesTooLong() {
    PatientPost late = new PatientPost(null, Duration.ofNanos(-1));
    assertThatThrownBy(() -> late.ask(null))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("too slowly");
  }

  private void refused(String error, String... why) {
    slack.failNext("conversations.create", error);
    assertThatThrownBy(() -> send(RoomOrder.saying("x")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll(why)
        .hasMessageNotContaining(FakeSlack.TOKEN);
  }

  private void restart() {
    SlackSettings settings = new SlackSettings(slack.address(), FakeSlack.TOKEN, "");
    sender =
        new RoomSender(
            new SlackRooms(new SlackCall(settings)), HttpSenderTest.post(HttpPost.WITHIN));
  }

  private void send(RoomOrder order) throws TemporaryFailure, PermanentFailure {
    sender.send(to("#" + ROOM, order));
  }

  private void sendAgain(RoomOrder order) {
    try {
      send(order);
    } catch (TemporaryFailure | PermanentFailure failure) {
      throw new AssertionError(failure);
    }
  }

  private static Delivery to(String room, RoomOrder order) {
    return new Delivery("k", "room", room, "s", order.json(), "", "MI-2026-0001", Urgency.LOW);
  }
}
