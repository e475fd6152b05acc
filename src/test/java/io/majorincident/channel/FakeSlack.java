package io.majorincident.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A workspace of Slack by its web API, as https://docs.slack.dev/reference/methods says: errors
 * come with status 200, lists come in pages. It also takes what is posted to any other address.
 */
public class FakeSlack implements AutoCloseable {

  public static final String TOKEN = "xoxb-token-of-the-tests";

  /** Fewer than anybody asks for: an app must go on by the cursor. */
  private static final int PAGE = 2;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Map<String, Room> rooms = new TreeMap<>();
  private final Map<String, String> people = new HashMap<>();
  private final Map<String, Queue<String>> failures = new HashMap<>();

  /** The methods that were called, in their order. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** What was posted elsewhere. */
  public final List<String> posted = new CopyOnWriteArrayList<>();

  /** A room as it is now. */
  public static class Room {
    public final String name;
    public String topic = "";
    public boolean ours = true;
    public final Set<String> members = new LinkedHashSet<>();
    public final List<String> messages = new ArrayList<>();

    Room(String name) {
      this.name = name;
    }
  }

  public FakeSlack() throws IOException {
    server.createContext("/api/", this::api);
    server.createContext("/", this::elsewhere);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Somebody has an account. */
  public void knows(String mail, String id) {
    people.put(mail, id);
  }

  /** Somebody else has made a room by hand. */
  public Room has(String name) {
    Room room = new Room(name);
    room.ours = false;
    rooms.put("C" + (rooms.size() + 1), room);
    return room;
  }

  /** The next call of this method fails so; a number is a status. */
  public void failNext(String method, String error) {
    failures.computeIfAbsent(method, it -> new ArrayDeque<>()).add(error);
  }

  public List<Room> rooms() {
    return List.copyOf(rooms.values());
  }

  public Room room(String name) {
    return rooms.values().stream().filter(it -> it.name.equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    calls.add(method);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Queue<String> failing = failures.getOrDefault(method, new ArrayDeque<>());
    String failure = failing.poll();
    if ("429".equals(failure)) {
      exchange.getResponseHeaders().set("Retry-After", "7");
      answer(exchange, 429, error("ratelimited"));
    } else if (failure != null) {
      answer(exchange, 200, error(failure));
    } else if (!("Bearer " + TOKEN)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 200, error("invalid_auth"));
    } else if (!isForm(exchange)) {
      answer(exchange, 200, error("invalid_post_type"));
    } else {
      answer(exchange, 200, answer(method, form(body)));
    }
  }

  private Map<String, Object> answer(String method, Map<String, String> form) {
    return switch (method) {
      case "conversations.create" -> create(form.getOrDefault("name", ""));
      case "conversations.list" -> list(form);
      case "conversations.join" -> join(form);
      case "conversations.invite" -> invite(form);
      case "conversations.setTopic" -> topic(form);
      case "chat.postMessage" -> message(form);
      case "users.lookupByEmail" -> account(form.get("email"));
      case "users.info" -> info(form.get("user"));
      default -> error("unknown_method");
    };
  }

  private Map<String, Object> create(String name) {
    if (!name.matches("[a-z0-9_-]{1,80}")) {
      return error("invalid_name_specials");
    }
    if (rooms.values().stream().anyMatch(room -> room.name.equals(name))) {
      return error("name_taken");
    }
    String id = "C" + (rooms.size() + 1);
    rooms.put(id, new Room(name));
    return Map.of("ok", true, "channel", Map.of("id", id, "name", name, "is_member", true));
  }

  private Map<String, Object> list(Map<String, String> form) {
    int from = Integer.parseInt(form.getOrDefault("cursor", "0"));
    List<Map<String, Object>> page = new ArrayList<>();
    List.copyOf(rooms.keySet()).stream()
        .skip(from)
        .limit(PAGE)
        .forEach(
            id ->
                page.add(
                    Map.of("id", id, "name", rooms.get(id).name, "is_member", rooms.get(id).ours)));
    String next = from + PAGE < rooms.size() ? String.valueOf(from + PAGE) : "";
    return Map.of("ok", true, "channels", page, "response_metadata", Map.of("next_cursor", next));
  }

  private Map<String, Object> join(Map<String, String> form) {
    rooms.get(form.get("channel")).ours = true;
    return Map.of("ok", true);
  }

  private Map<String, Object> invite(Map<String, String> form) {
    Room room = rooms.get(form.get("channel"));
    if (room == null || !room.ours) {
      return error(room == null ? "channel_not_found" : "not_in_channel");
    }
    if (!people.containsValue(form.get("users"))) {
      return error("user_not_found");
    }
    return room.members.add(form.get("users")) ? Map.of("ok", true) : error("already_in_channel");
  }

  private Map<String, Object> topic(Map<String, String> form) {
    if (form.get("topic").length() > 250) {
      return error("too_long");
    }
    rooms.get(form.get("channel")).topic = form.get("topic");
    return Map.of("ok", true);
  }

  private Map<String, Object> message(Map<String, String> form) {
    rooms.get(form.get("channel")).messages.add(form.get("text"));
    return Map.of("ok", true);
  }

  private Map<String, Object> account(String mail) {
    return people.containsKey(mail)
        ? Map.of("ok", true, "user", Map.of("id", people.get(mail)))
        : error("users_not_found");
  }

  private Map<String, Object> info(String id) {
    return people.keySet().stream()
        .filter(mail -> people.get(mail).equals(id))
        .findFirst()
        .<Map<String, Object>>map(
            mail -> Map.of("ok", true, "user", Map.of("profile", Map.of("email", mail))))
        .orElseGet(() -> error("user_not_found"));
  }

  private void elsewhere(HttpExchange exchange) throws IOException {
    posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(exchange, 200, Map.of("ok", true));
  }

  private static Map<String, Object> error(String error) {
    return error.equals("missing_scope")
        ? Map.of("ok", false, "error", error, "needed", "channels:manage", "provided", "chat:write")
        : Map.of("ok", false, "error", error);
  }

  private static boolean isForm(HttpExchange exchange) {
    return exchange
        .getRequestHeaders()
        .getFirst("Content-Type")
        .startsWith("application/x-www-form-urlencoded");
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&")) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> answer)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
