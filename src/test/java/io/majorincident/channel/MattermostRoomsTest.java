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

/** Rooms in a Mattermost that answers by HTTP. */
@Timeout(20)
class MattermostRoomsTest {

  private static final String ROOM = "mi-2026-0001";

  private FakeMattermost mattermost;
  private Sender sender;

  @BeforeEach
  void start() throws IOException {
    mattermost = new FakeMattermost();
    mattermost.knows("anna+oncall@a.example", "u1");
    mattermost.knows("ben@a.example", "u2");
    mattermost.strangers.add("u2");
    restart(FakeMattermost.TOKEN);
  }

  @AfterEach
  void stop() {
    mattermost.close();
  }

  @Test
  void opensTheRoomInvitesDescribesAndBegins() throws Exception {
    List<String> people = List.of("nobody@a.example", "ben@a.example", "anna+oncall@a.example");
    send(new RoomOrder(people, "[SEV1] Shop", "@channel is down, ask @here"));
    FakeMattermost.Room room = mattermost.room(ROOM);
    assertThat(room.members).as("who is in no team is left out").containsExactly("bot0id", "u1");
    assertThat(room.header).isEqualTo("[SEV1] Shop");
    assertThat(room.messages)
        .as("calls nobody by accident")
        .containsExactly("@\u200bchannel is down, ask @\u200bhere");
  }

  @Test
  void doesTheSameAgainWithoutASecondRoom() throws Exception {
    RoomOrder order = RoomOrder.inviting(List.of("anna+oncall@a.example"));
    send(order);
    restart(FakeMattermost.TOKEN);
    send(order);
    assertThat(mattermost.rooms()).hasSize(1);
    assertThat(mattermost.room(ROOM).members).containsExactly("bot0id", "u1");
  }

  @Test
  void joinsARoomThatSomebodyElseHasMade() throws Exception {
    mattermost.has(ROOM);
    send(RoomOrder.inviting(List.of("anna+oncall@a.example")));
    assertThat(mattermost.room(ROOM).members).containsExactly("bot0id", "u1");
  }

  @Test
  void waitsOrGivesUpAsTheAnswerSays() {
    mattermost.nextStatus = 429;
    TemporaryFailure failure =
        catchThrowableOfType(TemporaryFailure.class, () -> send(RoomOrder.saying("x")));
    assertThat(failure.notBefore()).isEqualTo(Duration.ofSeconds(9));
    mattermost.nextStatus = 503;
    assertThatThrownBy(() -> send(RoomOrder.saying("x"))).isInstanceOf(TemporaryFailure.class);
    mattermost.nextStatus = 403;
    assertThatThrownBy(() -> send(RoomOrder.saying("x")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("make it a member of the team")
        .hasMessageContaining("It says no.");
    restart("wrong-token");
    assertThatThrownBy(() -> send(RoomOrder.saying("x")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("set majorincident.channel.mattermost.token")
        .hasMessageNotContaining("wrong-token");
    assertThat(mattermost.rooms()).isEmpty();
  }

  private void restart(String token) {
    MattermostSettings settings =
        new MattermostSettings(mattermost.address(), token, FakeMattermost.TEAM);
    MattermostRooms rooms = new MattermostRooms(new MattermostCall(settings), FakeMattermost.TEAM);
    sender = new RoomSender(rooms, HttpSenderTest.post(HttpPost.WITHIN));
  }

  private void send(RoomOrder order) throws TemporaryFailure, PermanentFailure {
    String link = mattermost.address() + "/muster/channels/" + ROOM;
    sender.send(
        new Delivery("k", "room", link, "s", order.json(), "", "MI-2026-0001", Urgency.LOW));
  }
}
