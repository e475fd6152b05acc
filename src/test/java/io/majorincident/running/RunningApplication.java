package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.Cookie;
import io.majorincident.database.Binaries;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The packaged application in a process of its own, as an operator runs it. */
public final class RunningApplication implements AutoCloseable {

  public static final String ALERT_KEY = "key-of-the-running-tests";

  /** As long as the password of an administrator has to be. */
  public static final String LONG_PASSWORD = "demo, but longer";

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private Path jar = packaged();

  // it runs for a minute: compiling it well would cost more than it saves, and so would collecting
  // garbage beside it
  private List<String> machine = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Map<String, List<Cookie>> sessions = new ConcurrentHashMap<>();
  private Process process;

  /**
   * @param folder for its data, below target; emptied first
   * @param settings as --name=value, or as NAME=value for the environment
   */
  public RunningApplication(String folder, String... settings) {
    this(Path.of("target", folder).toAbsolutePath(), List.of(settings));
    empty(this.folder);
    Binaries.share(data());
  }

  private RunningApplication(Path folder, List<String> settings) {
    this.folder = folder;
    this.port = freePort();
    this.settings = settings;
  }

  /** Lets it run as an operator starts it, for what takes long enough. */
  public RunningApplication asShipped() {
    machine = List.of();
    return this;
  }

  /** Another one that works on the same data. */
  RunningApplication beside() {
    return new RunningApplication(folder, settings);
  }

  private static void empty(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** What the browser of each person keeps who has signed in since the last start. */
  Map<String, List<Cookie>> sessions() {
    return sessions;
  }

  /** Starts it and returns when it is ready. */
  public RunningApplication start() throws Exception {
    launch();
    Wait.until(
        "the application is ready, see " + log(),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("It ended with " + process.exitValue() + ": " + log());
          }
          return status("/actuator/health/readiness") == 200;
        });
    return this;
  }

  /** Starts it and returns when its readiness says this, instead of being ready. */
  void startAs(String words) throws Exception {
    launch();
    Wait.until(
        "its readiness says '%s', see %s".formatted(words, log()),
        () -> status("/actuator/health") > 0 && says("/actuator/health/readiness").contains(words));
  }

  private String says(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(url() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Starts it where it cannot run, and returns its exit code. */
  int startInVain() throws Exception {
    launch();
    assertThat(process.waitFor(Wait.FAR.toSeconds(), TimeUnit.SECONDS))
        .as("it gives up, see " + log())
        .isTrue();
    return process.exitValue();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void launch() throws IOException {
    sessions.clear();
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(machine);
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.port=" + port,
            "--majorincident.message.base-url=" + url(),
            "--majorincident.database.folder=" + folder.resolve("data"),
            "--majorincident.channel.outgoing=" + outgoing(),
            "--majorincident.detect.alert-key=" + ALERT_KEY));
    settings.stream().filter(it -> it.startsWith("--")).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    settings.stream()
        .filter(it -> !it.startsWith("--"))
        .map(it -> it.split("=", 2))
        .forEach(it -> builder.environment().put(it[0], it[1]));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
            .start();
  }

  /** From its next start on it is another release, in one of whose files a text is replaced. */
  void upgrade(String file, String text, String replacement) throws IOException {
    Path newer = Files.copy(jar, folder.resolve("newer.jar"), StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem content = FileSystems.newFileSystem(newer)) {
      Path changed = content.getPath("BOOT-INF/classes", file);
      String before = Files.readString(changed);
      assertThat(before).contains(text);
      Files.writeString(changed, before.replace(text, replacement));
    }
    jar = newer;
  }

  /** The folder of its embedded database. */
  Path data() {
    return folder.resolve("data");
  }

  /** Where messages are kept as files while there is no mail server. */
  Path outgoing() {
    return folder.resolve("outgoing");
  }

  /** The id of its process since the last start. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has written anything yet. */
  boolean hasLog() {
    return log().exists();
  }

  /** All that it has written to its log, over all starts. */
  public String told() throws IOException {
    return Files.readString(log().toPath());
  }

  /** How long the last start took from the beginning of the JVM, as its own log says. */
  Duration startTook() throws IOException {
    Matcher line = Pattern.compile("process running for ([0-9.]+)").matcher(told());
    String seconds = line.results().reduce((first, second) -> second).orElseThrow().group(1);
    return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
  }

  /** Asks the database that it has embedded. */
  List<String> ask(String sql) throws Exception {
    Matcher url = Pattern.compile("database +(jdbc:\\S+),").matcher(told());
    String last = url.results().reduce((first, second) -> second).orElseThrow().group(1);
    String password = Files.readString(data().resolve("postgres.password"));
    return Database.ask(last, "postgres", password, sql);
  }

  /** Ends it as a crash does: nothing of it gets to run. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /**
   * Ends it as an operator does, and says how long that took; null if it goes on after a minute.
   */
  public Duration end() throws InterruptedException {
    long begin = System.nanoTime();
    process.destroy();
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    return ended ? Duration.ofNanos(System.nanoTime() - begin) : null;
  }

  /** Ends it as an operator does, and says how it ended. */
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS))
        .as("it ends gracefully within half a minute, see " + log())
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("It did not end within half a minute, see " + log());
    }
  }

  /** Posts an alert of a service that is broken for everybody. */
  HttpResponse<String> alert(String service) throws Exception {
    return post(ALERT_KEY, alert(service, "critical", service + " is down"));
  }

  /**
   * Posts the first alert of a group of its own.
   *
   * @return the number of the incident that it has begun
   */
  String begins(String service, String severity, String summary) throws Exception {
    String answer = post(ALERT_KEY, alert(service, severity, summary)).body();
    return new ObjectMapper().readTree(answer).get("incident").asText();
  }

  private static String alert(String service, String severity, String summary) {
    return """
        {"version":"4","groupKey":"{}:{summary=\\"%3$s\\"}","status":"firing","receiver":"r",
         "alerts":[{"status":"firing","labels":{"alertname":"Down","service":"%1$s","severity":"%2$s"},
           "annotations":{"summary":"%3$s"},"startsAt":"2026-01-01T00:00:00Z","fingerprint":"f%3$s"}]}
        """
        .formatted(service, severity, summary);
  }

  /** Posts to the alert door. */
  HttpResponse<String> post(String key, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + "/api/alertmanager/" + key))
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
    return call(person, password(person), method, path, body);
  }

  HttpResponse<String> call(String person, String password, String method, String path, String body)
      throws Exception {
    return at(person, password, method, "/engine-rest" + path, body);
  }

  private HttpResponse<String> at(
      String person, String password, String method, String path, String body) throws Exception {
    String credentials = Base64.getEncoder().encodeToString((person + ":" + password).getBytes());
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The status of a page that asks for no password; 0 if nobody answers. */
  public int status(String path) {
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

  /** Calls our own doors as a person of the demo company. */
  String ask(String person, String method, String path, String body) throws Exception {
    return at(person, password(person), method, path, body).body();
  }

  /** Everybody of the demo company has the same; an administrator, that of the settings. */
  private String password(String person) {
    return settings.contains("MAJORINCIDENT_ACCESS_ADMIN_ID=" + person) ? LONG_PASSWORD : "demo";
  }

  /** The record of an incident, as a person of the demo company reads it. */
  String timeline(String person, String incident) throws Exception {
    return ask(person, "GET", "/api/incidents/" + incident + "/timeline", "");
  }

  private File log() {
    return folder.resolve("log-%d.txt".formatted(port)).toFile();
  }

  private static Path packaged() {
    Path jar = Path.of(System.getProperty("packaged.jar", ""));
    assertThat(jar).as("run by Maven, which says where it is").isRegularFile();
    return jar;
  }
}
