package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Text messages, to a real HTTP receiver. */
class TextSenderTest extends PhoneSenderTest {

  @Override
  Sender sender(Duration within) {
    return new TextSender(gateway(within));
  }

  @Override
  String resource() {
    return "Messages";
  }

  @Override
  Delivery to(String number, String text) {
    return delivery("text", number, "not sent", text);
  }

  @Test
  void sendsTheTextAsItIs() throws Exception {
    send(to(ANNA, "Größe & <b> +1: http://localhost/pages/x?y=1"));
    assertThat(receiver.bodies)
        .containsExactly(
            "From=%2B493012345678&To=%2B4915112345678&Body=Gr%C3%B6%C3%9Fe+%26+%3Cb%3E+%2B1%3A+http%3A%2F%2Flocalhost%2Fpages%2Fx%3Fy%3D1");
    assertThat(content()).isEqualTo("Größe & <b> +1: http://localhost/pages/x?y=1");
  }
}
