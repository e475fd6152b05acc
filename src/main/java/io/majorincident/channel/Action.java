package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * The one thing that a message asks to do, said by whoever writes the message. No sender looks for
 * it in the text, which holds what strangers wrote.
 *
 * @param label what stands on a button that opens the link, in the reader's language
 * @param link an address of ours; empty if there is nothing to do
 * @param answers what stands on the buttons of a chat that answer at once: to accept, and maybe to
 *     decline; the link ends with the secret that comes back. Empty if nothing can be answered
 * @param keys which keys answer during a call, as a sentence: what is pressed is posted to /key
 *     below the link; empty if nothing can be answered
 * @param reply how to answer a text message, such as "1=yes 2=no"; empty if nothing can be answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Action(String label, String link, List<String> answers, String keys, String reply) {

  /** Nothing to do. */
  public static final Action NONE = new Action("", "", List.of(), "", "");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Action {
    label = label == null ? "" : label;
    link = link == null ? "" : link;
    answers = answers == null ? List.of() : List.copyOf(answers);
    keys = keys == null ? "" : keys;
    reply = reply == null ? "" : reply;
  }

  /** To open a page. */
  public static Action open(String label, String link) {
    return new Action(label, link, List.of(), "", "");
  }

  /** The same without buttons in a chat that answer at once. */
  Action withoutAnswers() {
    return new Action(label, link, List.of(), keys, reply);
  }

  /** Whether there is anything to do. */
  @JsonIgnore
  boolean isGiven() {
    return !link.isEmpty();
  }

  /** What comes back with an answer. */
  String secret() {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** As it is stored; null if there is nothing to do. */
  String json() {
    return isGiven() ? Json.of(this) : null;
  }

  /** As {@link #json} stored it. What nobody can read, or was never stored, is nothing to do. */
  static Action read(String stored) {
    try {
      return stored == null ? NONE : MAPPER.readValue(stored, Action.class);
    } catch (JsonProcessingException other) {
      return NONE;
    }
  }
}
