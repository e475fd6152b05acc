package io.majorincident.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What is to hold of a chat room. The room is opened if it is not there; whatever holds already is
 * left as it is, so that the same order may be carried out again.
 *
 * @param people mail addresses of those to invite
 * @param topic what the room is about, or empty to leave it
 * @param text what to post, or empty
 */
public record RoomOrder(List<String> people, String topic, String text) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public RoomOrder {
    people = people == null ? List.of() : List.copyOf(people);
    topic = topic == null ? "" : topic;
    text = text == null ? "" : text;
  }

  /** That these people are in it. */
  public static RoomOrder inviting(List<String> people) {
    return new RoomOrder(people, "", "");
  }

  /** That it has this topic. */
  public static RoomOrder about(String topic) {
    return new RoomOrder(List.of(), topic, "");
  }

  /** That this text stands in it. */
  public static RoomOrder saying(String text) {
    return new RoomOrder(List.of(), "", text);
  }

  /** As the text of a delivery. */
  public String json() {
    return Json.of(this);
  }

  /**
   * @throws PermanentFailure if the text of the delivery is none
   */
  static RoomOrder read(String text) throws PermanentFailure {
    try {
      return MAPPER.readValue(text, RoomOrder.class);
    } catch (JsonProcessingException other) {
      throw new PermanentFailure(
          "The text says nothing that can be done to a room: whoever makes the delivery must write a RoomOrder as JSON.");
    }
  }
}
