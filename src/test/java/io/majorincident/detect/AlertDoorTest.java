package io.majorincident.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Incidents;
import io.majorincident.process.TransactionRetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@InTheDetectRoom
class AlertDoorTest {

  private static final String TEN = "2026-11-22T10:00:00Z";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String group = UUID.randomUUID().toString();

  @LocalServerPort int port;
  @Autowired RecordingProcess process;
  @Autowired Incidents incidents;
  @Autowired FlakyDatabase database;

  @BeforeEach
  @AfterEach
  void startAfresh() {
    process.reset();
    database.down(false);
  }

  @Test
  void aFiringAlertOpensAnIncidentAndItsSenderHearsTheNumber() {
    HttpResponse<String> answer = post(Posts.ofGroup(group).firing("a", TEN).json());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("effect").asText()).isEqualTo("opened");
    assertThat(incidents.get(json(answer).path("incident").asText()).alertGroup())
        .isEqualTo("alertmanager:" + group);
  }

  @Test
  void whatHasNoEffectIsTakenAllTheSame() {
    HttpResponse<String> answer = post(Posts.ofGroup(group).resolved("a", TEN, TEN).json());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"incident\":null,\"effect\":\"none\"}");
  }

  @Test
  void twentyEqualPostsAtOnceMakeOneIncident() {
    String body = Posts.ofGroup(group).firing("a", TEN).firing("b", TEN).json();

    List<HttpResponse<String>> answers = atOnce(20, body);

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
    assertThat(answers)
        .extracting(answer -> json(answer).path("effect").asText())
        .containsOnlyOnce("opened")
        .containsOnly("opened", "repeated");
    assertThat(answers)
        .extracting(answer -> json(answer).path("incident").asText())
        .containsOnly(incidents.runningWith("alertmanager:" + group).orElseThrow().number());
    assertThat(process.told()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "complete nonsense"
      })
  void anyContentTypeWillDo(String type) {
    String body = Posts.ofGroup(group).firing("a", TEN).annotation("summary", "ä=b&c+%").json();

    HttpResponse<String> answer = send(request("POST", body).header("Content-Type", type));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(incidents.get(json(answer).path("incident").asText()).title()).isEqualTo("ä=b&c+%");
  }

  @Test
  void grafanaMayPut() {
    String body = Posts.file("alerts/grafana.json").replace("Platform", group);

    HttpResponse<String> answer =
        send(request("PUT", body).header("Content-Type", "application/json"));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void theAnswerIsJsonWhateverTheSenderSaysItAccepts() {
    String body = Posts.ofGroup(group).firing("a", TEN).json();

    assertThat(send(request("POST", body).header("Accept", "text/html")).statusCode())
        .isEqualTo(202);
    assertProblem(send(request("POST", "oops").header("Accept", "text/html")), 400);
  }

  @Test
  void theWrongKeyIsNotFoundAndLearnsNothing() {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at("/api/alertmanager/wrong")).POST(text("{}")));

    assertProblem(answer, 404);
    assertThat(answer.body()).doesNotContain("key", "wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/" + InTheDetectRoom.KEY + "/", "/a/b", "/%20"})
  void noOtherPlaceIsFound(String path) {
    assertProblem(
        send(HttpRequest.newBuilder(at("/api/alertmanager" + path)).POST(text("{}"))), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PATCH"})
  void otherMethodsAreNotAllowed(String method) {
    HttpResponse<String> answer = send(request(method, ""));

    assertProblem(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST, PUT");
  }

  @Test
  void whatIsCompressedOrInPartsIsNotSupported() {
    assertProblem(send(request("POST", "{}").header("Content-Encoding", "gzip")), 415);
    assertProblem(
        send(
            request("POST", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{}\r\n--x--")
                .header("Content-Type", "multipart/form-data; boundary=x")),
        415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "not JSON", "{\"groupKey\":", "[]", "null", "7", "{}"})
  void whatIsNoNotificationIsABadRequest(String body) {
    assertProblem(post(body), 400);
    assertThat(process.told()).isEmpty();
  }

  @Test
  void allFaultsAreTold() {
    HttpResponse<String> answer = post("{\"groupKey\": 1, \"alerts\": [{\"labels\": {\"a\": 2}}]}");

    assertProblem(answer, 400);
    assertThat(json(answer).path("faults").findValuesAsText("path"))
        .containsExactly(
            "$.groupKey",
            "$.alerts[0].labels.a",
            "$.alerts[0].status",
            "$.alerts[0].annotations",
            "$.alerts[0].startsAt");
    assertThat(json(answer).at("/faults/0/problem").asText())
        .isEqualTo("expected a text that is not empty, found 1");
  }

  @Test
  void brokenUtf8IsABadRequest() {
    byte[] latin = "{\"groupKey\": \"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(door()).POST(BodyPublishers.ofByteArray(latin)));

    assertProblem(answer, 400);
    assertThat(json(answer).path("detail").asText()).contains("offset 15");
  }

  @Test
  void twoMebibytesAreTooLargeWhetherAnnouncedOrNot() {
    byte[] large = new byte[2 * AlertBody.LIMIT_BYTES];
    BodyPublisher unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

    assertProblem(
        send(HttpRequest.newBuilder(door()).POST(BodyPublishers.ofByteArray(large))), 413);
    assertProblem(send(HttpRequest.newBuilder(door()).POST(unannounced)), 413);
  }

  @Test
  void deepNestingIsABadRequest() {
    assertProblem(post("[".repeat(200_000)), 400);
  }

  @Test
  void whileTheDatabaseIsDownTheSenderIsToldToComeAgainAndNothingIsLost() {
    String body = Posts.ofGroup(group).firing("a", TEN).json();
    database.down(true);
    HttpResponse<String> down = post(body);
    database.down(false);

    assertProblem(down, 503);
    assertThat(down.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(post(body)).path("effect").asText()).isEqualTo("opened");
  }

  @Test
  void aMistakeOfOursIsToBeSentAgainToo() {
    String body = Posts.ofGroup(group).firing("a", TEN).json();
    process.failWith(new IllegalStateException("secret of the engine"));
    HttpResponse<String> failed = post(body);
    process.reset();

    assertProblem(failed, 500);
    assertThat(failed.body()).doesNotContain("secret");
    assertThat(json(post(body)).path("effect").asText()).isEqualTo("opened");
  }

  @Test
  void overloadIsNever429() throws Exception {
    DetectSettings noPlaceAtAll = new DetectSettings(InTheDetectRoom.KEY, 0, Duration.ZERO);
    var answer = standalone(noPlaceAtAll, Posts.ofGroup(group).firing("a", TEN).json());

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
  }

  @Test
  void aDoorWithoutAKeySaysWhatToConfigure() throws Exception {
    var answer = standalone(new DetectSettings("", 1, Duration.ZERO), "{}");

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString()).contains("majorincident.detect.alert-key");
  }

  private static MockHttpServletResponse standalone(DetectSettings settings, String body)
      throws Exception {
    AlertDoor door =
        new AlertDoor(
            new AlertKey(settings, false, ""),
            new Turnstile(settings),
            null,
            new TransactionRetry());
    return MockMvcBuilders.standaloneSetup(door)
        .build()
        .perform(MockMvcRequestBuilders.post(AlertDoor.PATH + InTheDetectRoom.KEY).content(body))
        .andReturn()
        .getResponse();
  }

  private List<HttpResponse<String>> atOnce(int times, String body) {
    HttpRequest request = HttpRequest.newBuilder(door()).POST(text(body)).build();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, times)
            .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    return all.stream().map(CompletableFuture::join).toList();
  }

  private HttpResponse<String> post(String body) {
    return send(request("POST", body).header("Content-Type", "application/json"));
  }

  private HttpRequest.Builder request(String method, String body) {
    return HttpRequest.newBuilder(door()).method(method, text(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("The door did not answer.", failure);
    }
  }

  private URI door() {
    return at(AlertDoor.PATH + InTheDetectRoom.KEY);
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("detail").asText()).isNotBlank();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException notJson) {
      throw new AssertionError(answer.body(), notJson);
    }
  }
}
