package io.majorincident.channel;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says to other rooms where a message in a chat may be answered by a button, and whether it is that
 * chat which brings an answer.
 */
@Component
public class ChatButtons {

  private final SlackSettings slack;
  private final MattermostSettings mattermost;
  private final Clock clock;
  private final String baseUrl;

  ChatButtons(
      SlackSettings slack,
      MattermostSettings mattermost,
      Clock clock,
      @Value("${majorincident.message.base-url:http://localhost:8080}") String baseUrl) {
    this.slack = slack;
    this.mattermost = mattermost;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /** Whether a message may have buttons that is posted to this incoming webhook. */
  boolean areShownAt(String webhook) {
    return inSlack(webhook) || inMattermost(webhook);
  }

  /** Whether there is an app in Slack that brings us answers. */
  public boolean slackAnswers() {
    return !slack.signingSecret().isEmpty();
  }

  /** Whether there is a server of Mattermost that brings us answers. */
  public boolean mattermostAnswers() {
    return !mattermost.address().isEmpty();
  }

  /**
   * Whether Slack sent this just now, and nobody else; never without a signing secret.
   *
   * @param timestamp seconds since 1970 as the sender says them, or null
   * @param body byte for byte as it came
   * @param signature what the sender says of itself, or null
   */
  public boolean slackHasSent(String timestamp, byte[] body, String signature) {
    return slackAnswers()
        && new SlackSignature(slack.signingSecret())
            .isRight(timestamp, body, signature, clock.instant());
  }

  /** So that Slack shows every sign of it, and calls nobody. */
  public static String slackText(String plain) {
    return ChatText.slack(plain);
  }

  /** So that Mattermost shows every sign of it, and calls nobody. */
  public static String mattermostText(String plain) {
    return ChatText.mattermost(plain);
  }

  /** Whether it is a webhook of Slack, with or without buttons. */
  boolean isSlack(String webhook) {
    return read(webhook).filter(slack::isHere).isPresent();
  }

  boolean inSlack(String webhook) {
    return read(webhook).filter(slack::showsButtonsAt).isPresent();
  }

  boolean inMattermost(String webhook) {
    return read(webhook).filter(mattermost::showsButtonsAt).isPresent();
  }

  /** Empty if it is no address: whoever posts there says so. */
  private static Optional<URI> read(String webhook) {
    try {
      return Optional.of(HttpPost.uri(webhook));
    } catch (IllegalArgumentException invalid) {
      return Optional.empty();
    }
  }

  /** Where Mattermost brings an answer. */
  String mattermostDoor() {
    return baseUrl + "/api/chat/mattermost";
  }
}
