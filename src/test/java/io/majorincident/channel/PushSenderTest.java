package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Push messages to a real HTTP receiver. */
class PushSenderTest extends HttpSenderTest {

  @Override
  Sender sender(Duration within) {
    return new PushSender(post(within));
  }

  @Override
  Delivery delivery() {
    return receiver.delivery("page:42/anna");
  }

  @Test
  void postsTheMessageWithItsKey() throws Exception {
    send(delivery());
    assertThat(receiver.keys).containsExactly("page:42/anna");
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"key\":\"page:42/anna\",\"subject\":\"Shop \\\"down\\\"\",\"text\":\"Größe\",\"reference\":\"MI-2026-0001\"}");
  }

  @Test
  void saysWhatThereIsToOpen() throws Exception {
    send(opening("http://localhost/pages/secret", delivery()));
    assertThat(receiver.bodies.get(0))
        .endsWith(",\"action\":{\"label\":\"Open\",\"link\":\"http://localhost/pages/secret\"}}");
  }

  @Test
  void writesAnyKeyAsAHeader() throws Exception {
    send(receiver.delivery("für anna\r\nX: y"));
    assertThat(receiver.keys).containsExactly("f%C3%BCr+anna%0D%0AX%3A+y");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address :
        List.of("anna", "ftp://host/x", "http://", "http://a b", "file:///etc/x")) {
      assertThatThrownBy(() -> send(delivery("push", address, "s", "t")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no http or https address");
    }
  }
}
