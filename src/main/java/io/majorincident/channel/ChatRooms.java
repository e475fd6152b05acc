package io.majorincident.channel;

import org.springframework.stereotype.Component;

/** Says to other rooms whether a chat opens rooms for us, and where people find them. */
@Component
public class ChatRooms {

  private final SlackSettings slack;
  private final MattermostSettings mattermost;

  /**
   * @throws IllegalArgumentException if two chats are to open rooms
   */
  ChatRooms(SlackSettings slack, MattermostSettings mattermost) {
    if (slack.opensRooms() && mattermost.opensRooms()) {
      throw new IllegalArgumentException(
          "Rooms are opened by one chat: set majorincident.channel.slack.token or majorincident.channel.mattermost.token, not both.");
    }
    this.slack = slack;
    this.mattermost = mattermost;
  }

  /** Whether deliveries by the channel "room" go anywhere. */
  public boolean areOpened() {
    return slack.opensRooms() || mattermost.opensRooms();
  }

  /**
   * The room as people read it: a link where it can be known before the room is there, otherwise
   * the name as it is.
   */
  public String shown(String room) {
    return mattermost.opensRooms() ? mattermost.linkTo(name(room)) : room;
  }

  /** The bare name of a room that is written as #name, or as a link that ends with the name. */
  static String name(String shown) {
    return shown.strip().replaceFirst("/+$", "").replaceFirst("^.*[/#]", "");
  }
}
