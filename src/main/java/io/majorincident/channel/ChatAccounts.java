package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says to other rooms who somebody in Slack is, if the app may know it. */
@Component
public class ChatAccounts {

  /** Slack tells people that it has failed when we take three seconds. */
  private static final Duration WITHIN = Duration.ofMillis(1500);

  private static final Logger log = LoggerFactory.getLogger(ChatAccounts.class);

  private final SlackCall slack;
  private final HttpPost post;

  ChatAccounts(SlackSettings slack, ChannelSettings settings, Clock clock) {
    this.slack = slack.opensRooms() ? new SlackCall(slack) : null;
    this.post =
        slack.opensRooms()
            ? new HttpPost(WITHIN, settings.guard(slack.host()), settings.breakers(clock))
            : null;
  }

  /**
   * The mail address of an account; empty if it is not known, or cannot be found out at once.
   *
   * @param id as Slack names it, such as U012AB3CD
   */
  public Optional<String> mail(String id) {
    return slack == null || !id.matches("[A-Z0-9]+") ? Optional.empty() : asked(id);
  }

  private Optional<String> asked(String id) {
    try {
      PatientPost patient = new PatientPost(post, WITHIN);
      String mail =
          slack
              .call(patient, "users.info", Map.of("user", id), Set.of("user_not_found"))
              .at("/user/profile/email")
              .asText("");
      return Optional.of(mail).filter(it -> !it.isEmpty());
    } catch (TemporaryFailure | PermanentFailure unknown) {
      log.warn("Slack does not say who {} is: {}", id, unknown.getMessage());
      return Optional.empty();
    }
  }
}
