package io.majorincident.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Calls one method of Slack's web API, and says what an answer means that is no. */
class SlackCall {

  private static final Set<String> PASSING =
      Set.of(
          "fatal_error",
          "internal_error",
          "ratelimited",
          "rate_limited",
          "request_timeout",
          "service_unavailable",
          "team_added_to_org");

  private static final Set<String> WRONG_TOKEN =
      Set.of(
          "account_inactive",
          "invalid_auth",
          "not_allowed_token_type",
          "not_authed",
          "token_expired",
          "token_revoked");

  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "access_denied",
          "cannot_create_channel",
          "ekm_access_denied",
          "no_permission",
          "org_login_required",
          "restricted_action",
          "team_access_not_granted");

  private final SlackSettings settings;

  SlackCall(SlackSettings settings) {
    this.settings = settings;
  }

  /**
   * @param method such as "conversations.create"
   * @param expected errors that the caller knows how to take
   * @return what Slack says, which is yes or one of the expected errors
   */
  JsonNode call(PatientPost post, String method, Map<String, String> fields, Set<String> expected)
      throws TemporaryFailure, PermanentFailure {
    JsonNode answer = Json.read(answer(post, method, fields));
    String error = answer.path("error").asText("");
    if (answer.path("ok").asBoolean() || expected.contains(error)) {
      return answer;
    }
    if (error.isEmpty() || PASSING.contains(error)) {
      throw new TemporaryFailure("Slack cannot do %s now: %s".formatted(method, shown(error)));
    }
    throw new PermanentFailure(meaning(method, error, answer.path("needed").asText("")));
  }

  private String answer(PatientPost post, String method, Map<String, String> fields)
      throws TemporaryFailure, PermanentFailure {
    HttpUriRequestBase request =
        HttpPost.request(
            URI.create(settings.address() + "/api/" + method),
            "application/x-www-form-urlencoded",
            form(fields));
    request.setHeader("Authorization", "Bearer " + settings.token());
    HttpPost.Answer answer = post.ask(request);
    if (!answer.isYes()) {
      throw new PermanentFailure(
          "Slack refuses %s with status %d: look whether majorincident.channel.slack.address leads to Slack."
              .formatted(method, answer.status()));
    }
    return answer.beginning();
  }

  private static String meaning(String method, String error, String needed) {
    if (WRONG_TOKEN.contains(error)) {
      return "Slack does not take the token (%s): set majorincident.channel.slack.token to the bot token of the installed app, which begins with xoxb-."
          .formatted(error);
    }
    if (error.equals("missing_scope")) {
      return "The app lacks the scope '%s' for %s: add it in Slack under OAuth & Permissions, and install the app again."
          .formatted(shown(needed), method);
    }
    return NOT_ALLOWED.contains(error)
        ? "Slack does not let the app do %s (%s): somebody who administrates the workspace must allow it."
            .formatted(method, error)
        : "Slack refuses %s: %s".formatted(method, shown(error));
  }

  /** What could be anything is shown as far as it looks like one of Slack's words. */
  private static String shown(String word) {
    String known = word.replaceAll("[^a-z0-9_:.,]", "");
    return known.isEmpty()
        ? "it does not say why"
        : known.substring(0, Math.min(known.length(), 80));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
