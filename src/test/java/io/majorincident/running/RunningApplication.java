package io.majorincident.running;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The packaged application in a process of its own, as an operator runs it. */
final class RunningApplication implements AutoCloseable {

  static final String ALERT_KEY = "key-of-the-running-tests";

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  /**
   * @param folder for its data, below target; emptied first
   * @param settings as --name=value
   */
  RunningApplication(String folder, String... settings) {
    this.folder = Path.of("target", folder).toAbsolutePath();
    empty(this.folder);
    this.port = freePort();
    this.settings = List.of(settings);
  }

  private static void empty(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** Starts it and returns when it is ready. */
  RunningApplication start() throws Exception {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "--server.port=" + port,
                "--majorincident.message.base-url=" + url(),
                "--majorincident.database.folder=" + folder.resolve("data"),
                "--majorincident.channel.outgoing=" + folder.resolve("outgoing"),
                "--majorincident.detect.alert-key=" + ALERT_KEY));
    command.addAll(settings);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
            .start();
    Wait.until(
        "the application is ready, see " + log(),
        Duration.ofMinutes(2),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("It ended with " + process.exitValue() + ": " + log());
          }
          return status("/actuator/health/readiness") == 200;
        });
    return this;
  }

  /** Ends it as a crash does: nothing of it gets to run. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Posts an alert of a service that is broken for everybody. */
  HttpResponse<String> alert(String service) throws Exception {
    String body =
        """
        {"version":"4","groupKey":"{}:{service=\\"%1$s\\"}","status":"firing","receiver":"r",
         "alerts":[{"status":"firing","labels":{"alertname":"Down","service":"%1$s","severity":"critical"},
           "annotations":{"summary":"%1$s is down"},"startsAt":"2026-01-01T00:00:00Z","fingerprint":"f%1$s"}]}
        """
            .formatted(service);
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + "/api/alertmanager/" + ALERT_KEY))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Presses the button behind a link of a page. */
  HttpResponse<String> press(String link) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(link)).POST(HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Reads from the engine's REST interface as a person of the demo company. */
  String get(String person, String path) throws Exception {
    return call(person, "GET", path, "").body();
  }

  /** Calls the engine's REST interface as a person of the demo company. */
  HttpResponse<String> call(String person, String method, String path, String body)
      throws Exception {
    String credentials = Base64.getEncoder().encodeToString((person + ":demo").getBytes());
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + "/engine-rest" + path))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int status(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(url() + path)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private File log() {
    return folder.resolve("log.txt").toFile();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("major-incident-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Build the application first: mvn package"));
    }
  }
}
