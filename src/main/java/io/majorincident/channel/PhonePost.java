package io.majorincident.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Asks the phone gateway to reach a number. The gateway is shown the key, but Twilio does not
 * promise to look at it: an attempt whose answer got lost may reach somebody twice.
 */
class PhonePost {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 300;

  private final PhoneSettings settings;
  private final HttpPost post;

  PhonePost(PhoneSettings settings, HttpPost post) {
    this.settings = settings;
    this.post = post;
  }

  /**
   * Returns when the gateway has taken it.
   *
   * @param resource what to make, such as "Messages"
   * @param field what holds the content there
   */
  void send(Delivery delivery, String resource, String field, String content)
      throws TemporaryFailure, PermanentFailure {
    if (!PhoneSettings.isNumber(delivery.recipient())) {
      throw new PermanentFailure(
          "The recipient is no telephone number with country code and without blanks, such as +493012345678: correct it where the recipient is kept.");
    }
    String form = form("From", settings.from(), "To", delivery.recipient(), field, content);
    HttpUriRequestBase request =
        HttpPost.request(address(resource), "application/x-www-form-urlencoded", form);
    request.setHeader("Authorization", authorization());
    request.setHeader("I-Twilio-Idempotency-Token", KeyForms.header(delivery.key()));
    post.send(request, answer -> reason(answer, content));
  }

  private URI address(String resource) {
    return URI.create(
        "%s/2010-04-01/Accounts/%s/%s.json"
            .formatted(settings.url(), settings.account(), resource));
  }

  private String authorization() {
    String user = settings.account() + ":" + settings.token();
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /** What the gateway says of a failure, without what must not stand in a log. */
  private String reason(String answer, String content) {
    JsonNode error = read(answer);
    String message = without(content, without(settings.token(), error.path("message").asText()));
    String line = withoutNumbers(withoutLinks(message)).replaceAll("\\s+", " ").strip();
    String code = error.path("code").asText();
    String end = code.matches("\\d{1,6}") ? " (error %s)".formatted(code) : "";
    return (line.substring(0, Math.min(line.length(), LONGEST_REASON)) + end).strip();
  }

  private static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException other) {
      return JSON.missingNode();
    }
  }

  private static String without(String secret, String text) {
    return secret.isBlank() ? text : text.replace(secret, "…");
  }

  /** Whoever knows one of ours can answer in the name of its receiver. */
  private static String withoutLinks(String text) {
    return text.replaceAll("https?://[^\\s\"'<>]+", "…");
  }

  /** Of a telephone number the last two digits stay. */
  private static String withoutNumbers(String text) {
    return text.replaceAll("(?<![A-Za-z0-9])\\+?\\d{5,}(\\d\\d)(?![A-Za-z0-9])", "…$1");
  }

  /**
   * @param pairs name and value by turns
   */
  private static String form(String... pairs) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(pairs[i]).append('=');
      form.append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
