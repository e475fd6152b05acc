package io.majorincident.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Calls Mattermost's web API, and says what an answer means that is no. */
class MattermostCall {

  private static final int LONGEST_REASON = 200;

  private final MattermostSettings settings;

  MattermostCall(MattermostSettings settings) {
    this.settings = settings;
  }

  /**
   * @param path below /api/v4
   */
  HttpPost.Answer get(PatientPost post, String path) throws TemporaryFailure, PermanentFailure {
    return call(post, new HttpUriRequestBase("GET", address(path)));
  }

  HttpPost.Answer post(PatientPost post, String path, Record body)
      throws TemporaryFailure, PermanentFailure {
    return call(post, with(body, new HttpUriRequestBase("POST", address(path))));
  }

  HttpPost.Answer put(PatientPost post, String path, Record body)
      throws TemporaryFailure, PermanentFailure {
    return call(post, with(body, new HttpUriRequestBase("PUT", address(path))));
  }

  /**
   * The answer, which has to be yes.
   *
   * @throws PermanentFailure if it is no
   */
  HttpPost.Answer yes(HttpPost.Answer answer) throws PermanentFailure {
    if (!answer.isYes()) {
      throw refusal(answer);
    }
    return answer;
  }

  /**
   * @throws PermanentFailure if it would be the same with everything else
   */
  void refuseWhatConcernsTheToken(HttpPost.Answer answer) throws PermanentFailure {
    if (answer.status() == 401) {
      throw refusal(answer);
    }
  }

  /** What an answer means that is no. */
  PermanentFailure refusal(HttpPost.Answer answer) {
    return new PermanentFailure(
        switch (answer.status()) {
          case 401 ->
              "Mattermost does not take the token: set majorincident.channel.mattermost.token to an access token of the bot account.";
          case 403 ->
              "Mattermost does not let the bot account do it: make it a member of the team, with the right to create rooms and to add members. %s"
                  .formatted(reason(answer))
                  .strip();
          default ->
              "Mattermost refuses it with status %d. %s"
                  .formatted(answer.status(), reason(answer))
                  .strip();
        });
  }

  private static HttpUriRequestBase with(Record body, HttpUriRequestBase request) {
    byte[] json = Json.of(body).getBytes(StandardCharsets.UTF_8);
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    return request;
  }

  private HttpPost.Answer call(PatientPost post, HttpUriRequestBase request)
      throws TemporaryFailure, PermanentFailure {
    request.setHeader("Authorization", "Bearer " + settings.token());
    return post.ask(request);
  }

  private URI address(String path) {
    return URI.create(settings.address() + "/api/v4" + path);
  }

  private String reason(HttpPost.Answer answer) {
    JsonNode error = Json.read(answer.beginning());
    String message =
        error.path("message").asText("").replace(settings.token(), "…").replaceAll("\\s+", " ");
    return message.substring(0, Math.min(message.length(), LONGEST_REASON)).strip();
  }
}
