package io.majorincident.access.password;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/** Asks from an address of the loopback range. */
record From(String address, int port) {

  record Answer(int status, String head, String body) {

    /** The value of a header; empty if it is not there. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    private String cookie(String name) {
      return head.lines()
          .filter(
              line ->
                  line.regionMatches(true, 0, "Set-Cookie: " + name + "=", 0, 13 + name.length()))
          .map(line -> line.substring(13 + name.length()).split(";")[0])
          .findFirst()
          .orElse("");
    }
  }

  Answer get(String path, String person, String password, String... headers) {
    return send("GET", path, "", with(headers, basic(person, password)));
  }

  Answer json(String method, String path, String person, String password, String body) {
    return send(method, path, body, "Content-Type: application/json", basic(person, password));
  }

  /** Fills in the form of the web applications. */
  Answer login(String person, String password, String... headers) {
    Answer page = send("GET", "/camunda/app/tasklist/default/", "");
    String token = page.cookie("XSRF-TOKEN");
    return send(
        "POST",
        "/camunda/api/admin/auth/user/default/login/tasklist",
        "username=%s&password=%s"
            .formatted(person, URLEncoder.encode(password, StandardCharsets.UTF_8)),
        with(
            headers,
            "Content-Type: application/x-www-form-urlencoded",
            "X-XSRF-TOKEN: " + token,
            "Cookie: JSESSIONID=%s; XSRF-TOKEN=%s".formatted(page.cookie("JSESSIONID"), token)));
  }

  Answer send(String method, String path, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String request =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
            .formatted(method, path, bytes.length, String.join("\r\n", headers));
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static Answer answer(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    return new Answer(
        Integer.parseInt(text.split(" ", 3)[1]), parts[0], parts.length > 1 ? parts[1] : "");
  }

  static String basic(String person, String password) {
    byte[] pair = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
  }
}
