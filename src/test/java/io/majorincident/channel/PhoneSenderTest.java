package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** What text messages and calls have in common, with a real HTTP receiver as gateway. */
abstract class PhoneSenderTest extends HttpSenderTest {

  static final String ANNA = "+4915112345678";

  /** Such as "Messages". */
  abstract String resource();

  abstract Delivery to(String number, String text);

  @Override
  Delivery delivery() {
    return to(ANNA, "Shop is down");
  }

  final PhonePost gateway(Duration within) {
    PhoneSettings settings =
        new PhoneSettings(receiver.address(), "AC12", "s3cret", "+493012345678");
    return new PhonePost(
        settings, new HttpPost(within, SystemDefaultDnsResolver.INSTANCE, patient()));
  }

  /** What the last field of the newest form holds. */
  final String content() {
    String form = receiver.bodies.get(receiver.bodies.size() - 1);
    return URLDecoder.decode(form.substring(form.lastIndexOf('=') + 1), StandardCharsets.UTF_8);
  }

  @Test
  void asksInTheNameOfTheAccount() throws Exception {
    receiver.status = 201;
    receiver.answer = "{\"sid\":\"SM1\",\"status\":\"queued\"}";
    send(delivery());
    assertThat(receiver.methods).containsExactly("POST");
    assertThat(receiver.paths)
        .containsExactly("/2010-04-01/Accounts/AC12/%s.json".formatted(resource()));
    String basic = receiver.authorizations.get(0).replace("Basic ", "");
    assertThat(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8))
        .isEqualTo("AC12:s3cret");
    assertThat(receiver.headers.get(0).get("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded");
    assertThat(receiver.headers.get(0).get("I-Twilio-Idempotency-Token"))
        .containsExactly("MI-2026-0001/page/anna");
  }

  @Test
  void saysWhatTheGatewayHasAgainstIt() {
    receiver.status = 400;
    receiver.answer =
        "{\"code\":21211,\"message\":\"The 'To' number %s is\\nnot valid.\",\"status\":400}"
            .formatted(ANNA);
    assertThatThrownBy(() -> send(delivery()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage(
            "The receiver refuses it with status 400: The 'To' number …78 is not valid. (error 21211)");
    receiver.status = 429;
    receiver.retryAfter = "3";
    receiver.answer = "{\"code\":20429,\"message\":\"Too Many Requests\"}";
    assertThatThrownBy(() -> send(delivery()))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage("The receiver answers with status 429: Too Many Requests (error 20429)");
  }

  @Test
  void repeatsNothingThatIsNotForALog() {
    receiver.status = 401;
    receiver.answer =
        "{\"code\":20003,\"message\":\"AC12:s3cret, +493012345678, 4915112345678, %s\"}"
            .formatted("Acknowledge: http://localhost/pages/secret");
    assertThatThrownBy(() -> send(to(ANNA, "Acknowledge: http://localhost/pages/secret")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("The receiver refuses it with status 401: AC12:…, …78, …78, ")
        .hasMessageEndingWith(" (error 20003)")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("pages/secret")
        .hasMessageNotContaining("45678");
  }

  @Test
  void mindsNoAnswerThatItDoesNotUnderstand() {
    receiver.status = 404;
    for (String answer :
        List.of("<html>", "[]", "7", "{\"code\":\"x\"}", "{\"message\":\"" + "x".repeat(9999))) {
      receiver.answer = answer;
      assertThatThrownBy(() -> send(delivery()))
          .isInstanceOf(PermanentFailure.class)
          .hasMessage("The receiver refuses it with status 404");
    }
    receiver.answer = "{\"message\":\"" + "x".repeat(2000) + "\"}";
    assertThatThrownBy(() -> send(delivery()))
        .hasMessage("The receiver refuses it with status 404: " + "x".repeat(300));
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String number :
        List.of(
            "112",
            "015112345678",
            "+49 151 12345678",
            "+0151123456",
            "anna",
            "+4915112345678901")) {
      assertThatThrownBy(() -> send(to(number, "text")))
          .as(number)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageStartingWith("The recipient is no telephone number with country code")
          .hasMessageNotContaining(number);
    }
    assertThat(receiver.bodies).isEmpty();
  }
}
