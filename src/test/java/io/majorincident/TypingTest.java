package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is wrongly typed is answered by a sentence with the field, and is nothing for the log. */
@ExtendWith(OutputCaptureExtension.class)
class TypingTest extends Night {

  /** A failure in the log, or the words that only developers know. */
  private static final String INSIDE =
      "(?s).*(Exception|\\tat |ENGINE-\\d|org\\.camunda|java\\.).*";

  @Autowired TestRestTemplate http;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "GET | /task?priority=high | | priority",
        "GET | /task?dueBefore=yesterday | | dueBefore",
        "GET | /task?processVariables=severity | | severity",
        "POST | /task | {\"priority\":\"high\"} | 'priority' should be a whole number",
        "POST | /task | {\"dueBefore\":\"yesterday\"} | 'dueBefore' should be a moment",
        "POST | /task | {\"name\":{\"a\":1}} | 'name' should be a text",
        "POST | /task?maxResults=9 | {\"name\":\"a\\u0000b\"} | a character that cannot be stored",
        "POST | /process-definition/key/majorIncident/submit-form | {\"variables\":[]} | 'variables' should be an object",
        "POST | /process-definition/key/majorIncident/submit-form | {\"variables\":{\"title\":{\"value\":\"[1]\",\"type\":\"Json\"}}} | ",
        "POST | /process-definition/key/majorIncident/submit-form | {\"variables\":{\"title\":{\"value\":1,\"type\":\"Nonsense\"}}} | Nonsense",
        "POST | /process-definition/key/majorIncident/submit-form | {\"variables\":{\"title\":{\"value\":\"x\",\"type\":\"Integer\"}}} | ",
        "POST | /process-definition/key/changeIncident/submit-form | {\"variables\":{\"incident\":{\"value\":\"MI-1999-0001\"},\"change\":{\"value\":\"note\"},\"reason\":{\"value\":\"x\"}}} | MI-1999-0001",
        "PUT | /external-task/x/priority | {} | A required field is missing",
      })
  void whatIsWronglyTypedIsSaidInASentence(
      String method, String path, String body, String says, CapturedOutput log) {
    ResponseEntity<JsonNode> answer = ask(method, "/engine-rest" + path, body);

    assertThat(answer.getStatusCode()).as("%s", answer).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText())
        .isNotBlank()
        .contains(says == null ? "" : says)
        .doesNotMatch(INSIDE);
    assertThat(log.getAll()).doesNotMatch(INSIDE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /decision-requirements-definition/x/xml",
        "GET | /decision-definition/x",
        "GET | /process-definition/x/xml",
        "GET | /task/x/form-variables",
        "POST | /case-execution/x/complete",
        "POST | /case-instance/x/close",
        "POST | /task/x/claim",
        "GET | /filter/x/list",
        "GET | /process-instance/x/variables/y"
      })
  void whatIsNotThereIsNothingForTheLog(String method, String path, CapturedOutput log) {
    ResponseEntity<JsonNode> answer =
        ask(method, "/engine-rest" + path, method.equals("POST") ? "{}" : null);
    assertThat(answer.getStatusCode().is4xxClientError()).as("%s", answer).isTrue();
    assertThat(log.getAll()).doesNotMatch(INSIDE);
  }

  @Test
  void ourOwnDoorsNameTheField(CapturedOutput log) {
    ResponseEntity<JsonNode> answer = ask("GET", "/api/incidents?page=first&size=x", null);
    ResponseEntity<JsonNode> version = ask("GET", "/api/plan/versions/first", null);

    assertThat(version.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(version.getBody().path("detail").asText()).contains("should be a whole number");
    assertThat(answer.toString()).doesNotMatch(INSIDE);
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  private ResponseEntity<JsonNode> ask(String method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBasicAuth("clara", "demo");
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.exchange(
        path, HttpMethod.valueOf(method), new HttpEntity<>(body, headers), JsonNode.class);
  }
}
