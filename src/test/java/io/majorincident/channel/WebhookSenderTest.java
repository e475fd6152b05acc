package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signed webhooks, to a real HTTP receiver. */
class WebhookSenderTest extends HttpSenderTest {

  private static final String BODY =
      "{\"key\":\"MI-2026-0001/page/anna\",\"subject\":\"Shop \\\"down\\\"\",\"text\":\"Größe\",\"reference\":\"MI-2026-0001\",\"urgency\":\"high\"}";

  private final MovableClock clock = new MovableClock();

  @Override
  Sender sender(Duration within) {
    return sender(within, null);
  }

  private Sender sender(Duration within, String oldToken) {
    Secrets.Secret hooks = new Secrets.Secret(receiver.address() + "hooks", "s3cret", oldToken);
    return new WebhookSender(new Secrets(Map.of("hooks", hooks)), clock, post(within));
  }

  @Override
  Delivery delivery() {
    return to("hooks/anna#hooks");
  }

  @Test
  void postsTheMessageAndSignsItWithItsTime() throws Exception {
    send(delivery());
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    assertThat(receiver.bodies).containsExactly(BODY);
    assertThat(receiver.paths).containsExactly("/hooks/anna");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/page/anna");
    assertThat(receiver.authorizations).containsExactly("none");
    assertThat(header("X-Timestamp")).isEqualTo(timestamp);
    assertThat(header("X-Signature")).isEqualTo("v1=" + hmac("s3cret", timestamp));
  }

  @Test
  void signsEachAttemptAnewWithItsOwnTime() throws Exception {
    send(delivery());
    String first = header("X-Signature");
    clock.forward(Duration.ofSeconds(1));
    send(delivery());
    assertThat(header("X-Signature")).isNotEqualTo(first);
    assertThat(receiver.keys).containsOnly("MI-2026-0001/page/anna");
  }

  @Test
  void signsWithBothTokensWhileAReceiverChangesOver() throws Exception {
    sender(HttpPost.WITHIN, "older").send(delivery());
    String timestamp = header("X-Timestamp");
    assertThat(header("X-Signature"))
        .isEqualTo("v1=%s,v1=%s".formatted(hmac("s3cret", timestamp), hmac("older", timestamp)));
  }

  @Test
  void signsNothingForAnybodyElse() {
    for (String place : List.of("hooks/anna#other", "elsewhere#hooks", "hooks/../x#hooks")) {
      assertThatThrownBy(() -> send(to(place)))
          .as(place)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageNotContaining("s3cret");
    }
    assertThatThrownBy(() -> send(to("hooks/anna")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("names no secret");
    assertThatThrownBy(() -> send(delivery("webhook", "anna#hooks", "s", "t")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("no http or https address");
    assertThat(receiver.bodies).isEmpty();
  }

  private Delivery to(String path) {
    return delivery("webhook", receiver.address() + path, "Shop \"down\"", "Größe");
  }

  private String header(String name) {
    return receiver.headers.get(receiver.headers.size() - 1).getFirst(name);
  }

  private static String hmac(String token, String timestamp) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = "v1:" + timestamp + ":" + BODY;
    return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
