package io.majorincident.trial;

import io.majorincident.channel.Courier;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.PermanentFailure;
import io.majorincident.channel.RoomOrder;
import io.majorincident.channel.TemporaryFailure;
import io.majorincident.channel.Urgency;
import io.majorincident.process.SignedIn;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends one test message at once, by the way that all messages take, and says what came of it. */
@RestController
class TrialDoor {

  private static final Logger log = LoggerFactory.getLogger(TrialDoor.class);

  private static final String SUBJECT = "Test of a channel";
  private static final String TEXT = "This is only a test: there is nothing to do.";

  /** What an outside system reads, which takes JSON alone. */
  private static final String FOR_A_SYSTEM = "{\"test\":true}";

  private final Courier courier;
  private final SignedIn signedIn;

  TrialDoor(Courier courier, SignedIn signedIn) {
    this.courier = courier;
    this.signedIn = signedIn;
  }

  /**
   * What to try out.
   *
   * @param channel such as "chat"
   * @param recipient as a contact in the plan is written
   */
  record Trial(String channel, String recipient) {}

  /** That the receiving side has taken it. */
  record Outcome(boolean delivered) {}

  @OpenTo(value = Caller.ADMINISTRATOR, what = "tries out a channel")
  @PostMapping("/api/channels/test")
  Outcome attempt(@RequestBody Trial trial) throws TemporaryFailure, PermanentFailure {
    Delivery delivery = delivery(trial);
    log.info("{} tries out the channel '{}'", signedIn.id().orElse("Nobody"), trial.channel());
    courier.bring(delivery);
    return new Outcome(true);
  }

  private static Delivery delivery(Trial trial) {
    return new Delivery(
        "test/" + UUID.randomUUID(),
        trial.channel(),
        trial.recipient(),
        SUBJECT,
        text(trial.channel()),
        "",
        "",
        Urgency.LOW);
  }

  private static String text(String channel) {
    return switch (channel == null ? "" : channel) {
      case "system" -> FOR_A_SYSTEM;
      case "room" -> RoomOrder.saying(TEXT).json();
      default -> TEXT;
    };
  }

  /** Without a channel or a recipient. */
  @ExceptionHandler
  ProblemDetail incomplete(IllegalArgumentException incomplete) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "Write {\"channel\": \"chat\", \"recipient\": \"https://...\"}, with both. Nothing was sent.");
  }

  @ExceptionHandler
  ProblemDetail failed(TemporaryFailure failure) {
    return problem(HttpStatus.BAD_GATEWAY, failure);
  }

  @ExceptionHandler
  ProblemDetail failed(PermanentFailure failure) {
    return problem(HttpStatus.UNPROCESSABLE_ENTITY, failure);
  }

  private static ProblemDetail problem(HttpStatus status, Exception cause) {
    return ProblemDetail.forStatusAndDetail(status, cause.getMessage());
  }
}
