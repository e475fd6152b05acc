package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of a real outside system. */
@Timeout(20)
class SystemSenderTest {

  private static final HttpPost POST = HttpSenderTest.post(HttpPost.WITHIN);

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void postsTheTextAsItIsWithItsKeyAndWithoutAnySecret() throws Exception {
    sender("http://127.0.0.1/").send(to(""));
    assertThat(receiver.bodies).containsExactly("{\"incident\":\"MI-2026-0001\"}");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/callSystem/1");
    assertThat(receiver.authorizations).containsExactly("none");
  }

  @Test
  void showsTheSecretToItsOwnPlaceAlone() throws Exception {
    sender(receiver.address()).send(to("#tickets"));
    sender(receiver.address() + "secret-hook").send(to("#tickets"));
    assertThat(receiver.authorizations).containsExactly("Bearer s3cret", "Bearer s3cret");
    assertThat(receiver.paths).as("the name of the secret is not sent").doesNotContain("tickets");
  }

  @Test
  void sendsNothingWhereTheSecretDoesNotBelong() {
    for (String place :
        new String[] {
          "http://elsewhere.example/",
          "http://127.0.0.1:1/",
          receiver.address().replace("http:", "https:"),
          receiver.address() + "secret",
          receiver.address() + "other/"
        }) {
      assertThatThrownBy(() -> sender(place).send(to("#tickets")))
          .as(place)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("The secret 'tickets' is only for " + place)
          .hasMessageNotContaining("s3cret");
    }
    assertThat(receiver.bodies).isEmpty();
  }

  @Test
  void climbsOutOfNoFolder() {
    for (String path : new String[] {"hook/../admin", "hook/%2e%2e/admin"}) {
      assertThatThrownBy(
              () -> sender(receiver.address() + "hook").send(at(receiver.address() + path)))
          .as(path)
          .isInstanceOf(PermanentFailure.class);
    }
    assertThat(receiver.bodies).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> new SystemSender(new Secrets(null), POST).send(to("#tickets")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("set majorincident.channel.secrets.tickets.address and .token");
    assertThatThrownBy(() -> sender("http://a.example/").send(delivery("file:///etc/passwd")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("no http or https address");
  }

  @Test
  void aRefusalIsFinalAndSilenceIsNot() {
    receiver.status = 400;
    assertThatThrownBy(() -> sender("http://a.example/").send(to("")))
        .isInstanceOf(PermanentFailure.class);
    receiver.status = 503;
    assertThatThrownBy(() -> sender("http://a.example/").send(to("")))
        .isInstanceOf(TemporaryFailure.class);
  }

  @Test
  void aSecretWithoutAPlaceStopsTheStart() {
    for (String place :
        new String[] {"tickets.example", "https://", "ftp://a.example/", "https://a@b/"}) {
      assertThatThrownBy(() -> new Secrets.Secret(place, "s3cret", null))
          .as(place)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("s3cret");
    }
    assertThat(new Secrets.Secret("https://a.example", "s3cret", null))
        .hasToString("Secret[address=https://a.example]");
  }

  private static SystemSender sender(String place) {
    return new SystemSender(
        new Secrets(Map.of("tickets", new Secrets.Secret(place, "s3cret", null))), POST);
  }

  private Delivery to(String secret) {
    return delivery(receiver.address() + "secret-hook" + secret);
  }

  private static Delivery at(String address) {
    return delivery(address + "#tickets");
  }

  private static Delivery delivery(String address) {
    return new Delivery(
        "MI-2026-0001/callSystem/1",
        "system",
        address,
        "Call of an outside system",
        "{\"incident\":\"MI-2026-0001\"}",
        "",
        "MI-2026-0001",
        Urgency.HIGH);
  }
}
