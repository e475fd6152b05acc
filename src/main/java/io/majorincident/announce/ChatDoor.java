package io.majorincident.announce;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.majorincident.channel.ChatAccounts;
import io.majorincident.channel.ChatButtons;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The doors for chats: they bring the buttons that people press below a page. What Slack has not
 * signed is refused; Mattermost signs nothing, and there the secret in the button is what counts.
 */
@RestController
class ChatDoor {

  private static final Logger log = LoggerFactory.getLogger(ChatDoor.class);

  private static final int LONGEST_BODY = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ChatButtons buttons;
  private final ChatAccounts accounts;
  private final ChatAnswers answers;
  private final TransactionRetry retry;

  ChatDoor(
      ChatButtons buttons, ChatAccounts accounts, ChatAnswers answers, TransactionRetry retry) {
    this.buttons = buttons;
    this.accounts = accounts;
    this.answers = answers;
    this.retry = retry;
  }

  /** Slack hears at once that it has arrived, and the answer at the address that it names. */
  @OpenTo(value = Caller.SENDER, what = "a button that was pressed")
  @PostMapping("/api/chat/slack")
  ResponseEntity<Object> slack(HttpServletRequest request) throws IOException {
    if (!buttons.slackAnswers()) {
      return ResponseEntity.notFound().build();
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
    String timestamp = request.getHeader("X-Slack-Request-Timestamp");
    if (!buttons.slackHasSent(timestamp, body, request.getHeader("X-Slack-Signature"))) {
      return forged();
    }
    ChatClick click = ChatClick.fromSlack(new String(body, StandardCharsets.UTF_8));
    Optional<String> by = accounts.mail(click.id());
    retry.run(() -> answers.takeAndTell(click, by, ChatDoor::asSlackReads));
    return ResponseEntity.ok().build();
  }

  /** Mattermost shows what is answered. */
  @OpenTo(value = Caller.SENDER, what = "a button that was pressed")
  @PostMapping("/api/chat/mattermost")
  ResponseEntity<Object> mattermost(HttpServletRequest request) throws IOException {
    if (!buttons.mattermostAnswers()) {
      return ResponseEntity.notFound().build();
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
    ChatClick click = ChatClick.fromMattermost(new String(body, StandardCharsets.UTF_8));
    ChatAnswers.Shown shown = retry.run(() -> answers.take(click, Optional.empty()));
    return ResponseEntity.ok(asMattermostReads(click, shown));
  }

  private static ResponseEntity<Object> forged() {
    log.warn(
        "A click without Slack's right signature was refused. If Slack sent it, compare the app's signing secret with majorincident.channel.slack.signing-secret, and the clock of this machine with the time");
    return ResponseEntity.status(HttpStatus.FORBIDDEN)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN,
                "It is not signed as Slack signs, or not within the last five minutes. Nothing was changed."));
  }

  @ExceptionHandler
  ProblemDetail unreadable(UnreadableClick unreadable) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, unreadable.getMessage());
  }

  private static String asSlackReads(ChatClick click, ChatAnswers.Shown shown) {
    String text = ChatButtons.slackText(shown.text());
    Object answer =
        shown.stays()
            ? new SlackAside("ephemeral", false, text)
            : new SlackReplacement(true, answered(click, text));
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("A few texts cannot be written as JSON.", never);
    }
  }

  private static Object asMattermostReads(ChatClick click, ChatAnswers.Shown shown) {
    String text = ChatButtons.mattermostText(shown.text());
    return shown.stays()
        ? new MattermostAside(text)
        : new MattermostUpdate(new MattermostPost(answered(click, text), Map.of()));
  }

  /** What was asked stays readable, without its buttons. */
  private static String answered(ChatClick click, String text) {
    return (click.subject() + "\n" + text).strip();
  }

  private record SlackAside(
      @JsonProperty("response_type") String type,
      @JsonProperty("replace_original") boolean replaces,
      String text) {}

  private record SlackReplacement(
      @JsonProperty("replace_original") boolean replaces, String text) {}

  private record MattermostAside(@JsonProperty("ephemeral_text") String text) {}

  private record MattermostUpdate(MattermostPost update) {}

  /** Without attachments the buttons are gone. */
  private record MattermostPost(
      String message, @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, Object> props) {}
}
