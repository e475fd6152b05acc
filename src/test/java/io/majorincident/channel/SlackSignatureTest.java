package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** That only Slack is believed, and only at once. */
class SlackSignatureTest {

  /** The example of https://docs.slack.dev/authentication/verifying-requests-from-slack. */
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final String TIME = "1531420618";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);
  private static final String RIGHT =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  private final SlackSignature signature = new SlackSignature(SECRET);

  @Test
  void isTheOneThatSlackMakes() {
    assertThat(signature.of(TIME, BODY)).isEqualTo(RIGHT);
    assertThat(isRight(TIME, RIGHT, 0)).isTrue();
  }

  @Test
  void nothingElseIsBelieved() {
    assertThat(isRight(TIME, null, 0)).isFalse();
    assertThat(isRight(null, RIGHT, 0)).isFalse();
    assertThat(isRight("soon", RIGHT, 0)).isFalse();
    assertThat(isRight(TIME, RIGHT.replace('a', 'b'), 0)).isFalse();
    assertThat(isRight("1531420619", RIGHT, 0)).isFalse();
    assertThat(new SlackSignature("other").isRight(TIME, BODY, RIGHT, at(0))).isFalse();
  }

  @Test
  void whatIsOldIsNotBelieved() {
    assertThat(isRight(TIME, RIGHT, 300)).isTrue();
    assertThat(isRight(TIME, RIGHT, 301)).isFalse();
    assertThat(isRight(TIME, RIGHT, -301)).isFalse();
  }

  private boolean isRight(String time, String given, long later) {
    return signature.isRight(time, BODY, given, at(later));
  }

  private static Instant at(long later) {
    return Instant.ofEpochSecond(Long.parseLong(TIME) + later);
  }
}
