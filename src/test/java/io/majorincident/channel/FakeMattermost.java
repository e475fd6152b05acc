package io.majorincident.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of Mattermost with one team, by version 4 of its API, https://api.mattermost.com. */
public class FakeMattermost implements AutoCloseable {

  public static final String TOKEN = "token0of0the0bot";
  public static final String TEAM = "muster";

  private static final String TEAM_ID = "team0id";
  private static final String BOT_ID = "bot0id";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Map<String, Room> rooms = new TreeMap<>();
  private final Map<String, String> people = new HashMap<>();

  /** Methods and paths that were called, in their order. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** Who is in no team, and cannot be added to a room. */
  public final Set<String> strangers = new LinkedHashSet<>();

  /** What the next call is answered with, once; 0 for what is right. */
  public volatile int nextStatus;

  /** A room as it is now. */
  public static class Room {
    public final String name;
    public String header = "";
    public final Set<String> members = new LinkedHashSet<>();
    public final List<String> messages = new ArrayList<>();

    Room(String name) {
      this.name = name;
    }
  }

  public FakeMattermost() throws IOException {
    server.createContext("/api/v4/", this::api);
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
    rooms.put("c" + (rooms.size() + 1), room);
    return room;
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

  private record Answer(int status, Map<String, Object> body) {

    static Answer yes(Map<String, Object> body) {
      return new Answer(200, body);
    }

    static Answer no(int status, String id) {
      return new Answer(status, Map.of("id", id, "message", "It says no.", "status_code", status));
    }
  }

  private synchronized void api(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring("/api/v4".length());
    calls.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = nextStatus;
    nextStatus = 0;
    if (status != 0) {
      exchange.getResponseHeaders().set("Retry-After", "9");
      write(exchange, Answer.no(status, "as.the.test.wants.app_error"));
    } else if (!("Bearer " + TOKEN)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      write(exchange, Answer.no(401, "api.context.session_expired.app_error"));
    } else {
      write(exchange, answer(exchange.getRequestMethod(), path.split("/"), JSON.readTree(body)));
    }
  }

  private Answer answer(String method, String[] path, JsonNode body) {
    String call = method + " " + path[1] + (path.length > 3 ? "/" + path[3] : "");
    return switch (call) {
      case "POST channels" -> create(body);
      case "POST channels/members" -> add(room(path), body.path("user_id").asText());
      case "PUT channels/patch" -> patch(room(path), body);
      case "POST posts" -> post(body);
      case "GET teams/" + TEAM -> Answer.yes(Map.of("id", TEAM_ID));
      case "GET teams/channels" -> named(path[5]);
      case "GET users" -> Answer.yes(Map.of("id", BOT_ID));
      default ->
          call.startsWith("GET users/")
              ? account(URLDecoder.decode(path[3], StandardCharsets.UTF_8))
              : Answer.no(404, "api.context.404.app_error");
    };
  }

  private Room room(String[] path) {
    return rooms.get(path[2]);
  }

  private Answer create(JsonNode body) {
    String name = body.path("name").asText();
    boolean complete =
        body.path("team_id").asText().equals(TEAM_ID)
            && body.path("type").asText().equals("O")
            && !body.path("display_name").asText().isEmpty();
    if (!complete) {
      return Answer.no(400, "api.context.invalid_body_param.app_error");
    }
    if (rooms.values().stream().anyMatch(room -> room.name.equals(name))) {
      return Answer.no(400, "store.sql_channel.save_channel.exists.app_error");
    }
    String id = "c" + (rooms.size() + 1);
    rooms.put(id, new Room(name));
    rooms.get(id).members.add(BOT_ID);
    return new Answer(201, Map.of("id", id, "name", name));
  }

  private Answer add(Room room, String user) {
    if (!room.members.contains(BOT_ID) && !user.equals(BOT_ID)) {
      return Answer.no(403, "api.context.permissions.app_error");
    }
    if (strangers.contains(user)) {
      return Answer.no(404, "store.sql_team.get_member.missing.app_error");
    }
    room.members.add(user);
    return new Answer(201, Map.of("user_id", user));
  }

  private Answer patch(Room room, JsonNode body) {
    room.header = body.path("header").asText();
    return Answer.yes(Map.of("id", "c"));
  }

  private Answer post(JsonNode body) {
    rooms.get(body.path("channel_id").asText()).messages.add(body.path("message").asText());
    return new Answer(201, Map.of("id", "p1"));
  }

  private Answer named(String name) {
    return rooms.entrySet().stream()
        .filter(room -> room.getValue().name.equals(name))
        .findFirst()
        .map(room -> Answer.yes(Map.of("id", room.getKey())))
        .orElseGet(() -> Answer.no(404, "store.sql_channel.get_by_name.missing.app_error"));
  }

  private Answer account(String mail) {
    return people.containsKey(mail)
        ? Answer.yes(Map.of("id", people.get(mail)))
        : Answer.no(404, "app.user.missing_account.const");
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer.body());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
