package io.majorincident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Sends a row as a stranger's client would, past everything that a polite client checks. */
final class HostileRequest {

  /** Whatever takes longer is stuck. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Long enough for people outside the demo company. */
  static final String PASSWORD_OF_THE_STRANGER = "a-password-of-a-stranger";

  private static final String BOUNDARY = "a-boundary-of-the-tests";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  HostileRequest(String address) {
    this.address = address;
  }

  HttpResponse<String> send(HostileRow row, Map<String, String> names)
      throws IOException, InterruptedException {
    String[] line = line(row, names);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + line[1].replace(" ", "%20")))
            .timeout(PATIENCE)
            .method(line[0], body(row, names))
            .header("Content-Type", type(row));
    row.headers().forEach((name, value) -> request.header(name, HostileRow.filled(value, names)));
    if (!row.as().equals("nobody")) {
      request.header("Authorization", "Basic " + credentials(row.as()));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String[] line(HostileRow row, Map<String, String> names) {
    String line = row.deploy().isEmpty() ? row.send() : "POST /engine-rest/deployment/create";
    return HostileRow.filled(line, names).split(" ", 2);
  }

  private static String type(HostileRow row) {
    return row.deploy().isEmpty() ? row.type() : "multipart/form-data; boundary=" + BOUNDARY;
  }

  private static HttpRequest.BodyPublisher body(HostileRow row, Map<String, String> names) {
    if (!row.deploy().isEmpty()) {
      return BodyPublishers.ofString(deployment(row, names));
    }
    return row.body() == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(HostileRow.filled(row.body(), names));
  }

  private static String deployment(HostileRow row, Map<String, String> names) {
    StringBuilder parts = new StringBuilder();
    part(parts, "name=\"deployment-name\"", "hostile");
    row.fields().forEach((name, value) -> part(parts, "name=\"%s\"".formatted(name), value));
    for (Map<String, String> file : row.deploy()) {
      String name = file.get("name");
      String about = "name=\"%s\"; filename=\"%s\"".formatted(name, name);
      part(parts, about, HostileRow.filled(content(file), names));
    }
    return parts + "--" + BOUNDARY + "--\r\n";
  }

  private static void part(StringBuilder parts, String about, String content) {
    parts
        .append("--%s\r\nContent-Disposition: form-data; ".formatted(BOUNDARY))
        .append(about)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n");
  }

  /** Written out, or one of our files with a text replaced. */
  private static String content(Map<String, String> file) {
    if (file.containsKey("content")) {
      return file.get("content");
    }
    String ours = read(Path.of(file.get("of")));
    String changed = ours.replace(file.get("replace"), file.get("by"));
    if (changed.equals(ours)) {
      throw new IllegalArgumentException("There is no such text: " + file);
    }
    return changed;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String credentials(String person) {
    String password = person.equals("stranger") ? PASSWORD_OF_THE_STRANGER : "demo";
    byte[] both = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both);
  }
}
