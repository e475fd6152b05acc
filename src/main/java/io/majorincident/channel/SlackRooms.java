package io.majorincident.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Rooms in Slack, by its web API. */
class SlackRooms implements RoomApi {

  /** As many as Slack advises to ask for at once, and a limit to how far a name is looked for. */
  private static final String ROOMS_AT_ONCE = "200";

  private static final int MOST_PAGES = 50;

  private static final int LONGEST_TOPIC = 250;
  private static final int LONGEST_TEXT = 4000;

  /** The invitation is not needed. */
  private static final Set<String> IN_IT = Set.of("already_in_channel", "cant_invite_self");

  /** It is about the person alone. */
  private static final Set<String> NOT_THEM =
      Set.of(
          "cant_invite",
          "invitee_cant_see_channel",
          "no_external_invite_permission",
          "not_in_team",
          "ura_max_channels",
          "user_is_restricted",
          "user_is_ultra_restricted",
          "user_not_found",
          "users_not_found");

  private final SlackCall slack;

  SlackRooms(SlackCall slack) {
    this.slack = slack;
  }

  @Override
  public String open(PatientPost post, String name) throws TemporaryFailure, PermanentFailure {
    JsonNode made =
        slack.call(post, "conversations.create", Map.of("name", name), Set.of("name_taken"));
    return made.path("ok").asBoolean()
        ? made.path("channel").path("id").asText()
        : existing(post, name);
  }

  /** Somebody may have made it by hand. */
  private String existing(PatientPost post, String name) throws TemporaryFailure, PermanentFailure {
    JsonNode room = find(post, name);
    String id = room.path("id").asText();
    if (!room.path("is_member").asBoolean()) {
      slack.call(post, "conversations.join", Map.of("channel", id), Set.of());
    }
    return id;
  }

  /** A room of this moment may not yet stand in the list. */
  private JsonNode find(PatientPost post, String name) throws TemporaryFailure, PermanentFailure {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode rooms = slack.call(post, "conversations.list", page(cursor), Set.of());
      Optional<JsonNode> found = named(rooms.path("channels"), name);
      if (found.isPresent()) {
        return found.get();
      }
      cursor = rooms.path("response_metadata").path("next_cursor").asText("");
      if (cursor.isEmpty()) {
        break;
      }
    }
    throw new TemporaryFailure(
        "The name '%s' is taken in Slack by a room that the app does not see. If it stays so, it is a private or an archived one: rename that one, or change majorincident.communicate.chat-room"
            .formatted(name));
  }

  private static Map<String, String> page(String cursor) {
    Map<String, String> page = new HashMap<>();
    page.put("types", "public_channel");
    page.put("exclude_archived", "true");
    page.put("limit", ROOMS_AT_ONCE);
    if (!cursor.isEmpty()) {
      page.put("cursor", cursor);
    }
    return page;
  }

  private static Optional<JsonNode> named(JsonNode rooms, String name) {
    return StreamSupport.stream(rooms.spliterator(), false)
        .filter(room -> room.path("name").asText().equals(name))
        .findFirst();
  }

  @Override
  public Optional<String> account(PatientPost post, String mail)
      throws TemporaryFailure, PermanentFailure {
    JsonNode found =
        slack.call(post, "users.lookupByEmail", Map.of("email", mail), Set.of("users_not_found"));
    return Optional.of(found.path("user").path("id").asText()).filter(id -> !id.isEmpty());
  }

  @Override
  public boolean invite(PatientPost post, String room, String account)
      throws TemporaryFailure, PermanentFailure {
    Set<String> expected = new HashSet<>(IN_IT);
    expected.addAll(NOT_THEM);
    JsonNode answer =
        slack.call(
            post, "conversations.invite", Map.of("channel", room, "users", account), expected);
    return !NOT_THEM.contains(answer.path("error").asText());
  }

  @Override
  public void topic(PatientPost post, String room, String topic)
      throws TemporaryFailure, PermanentFailure {
    String fitting =
        Beginning.of(ChatText.slackTopic(topic), LONGEST_TOPIC, it -> it.length() <= LONGEST_TOPIC);
    slack.call(post, "conversations.setTopic", Map.of("channel", room, "topic", fitting), Set.of());
  }

  @Override
  public void say(PatientPost post, String room, String text)
      throws TemporaryFailure, PermanentFailure {
    String fitting =
        Beginning.of(text, LONGEST_TEXT, it -> ChatText.slack(it).length() <= LONGEST_TEXT);
    slack.call(
        post,
        "chat.postMessage",
        Map.of("channel", room, "text", ChatText.slack(fitting)),
        Set.of());
  }
}
