package io.majorincident.channel;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server of Mattermost. The address alone offers buttons in its rooms; rooms are opened with a
 * token and a team as well.
 *
 * @param address where it is, or empty
 * @param token the access token of a bot account there, or empty
 * @param team the name of the team as it stands in addresses, or empty
 */
@ConfigurationProperties("majorincident.channel.mattermost")
record MattermostSettings(
    @DefaultValue("") String address,
    @DefaultValue("") String token,
    @DefaultValue("") String team) {

  MattermostSettings {
    address = address.strip().replaceAll("/+$", "");
    token = token.strip();
    team = team.strip();
    if (!address.isEmpty() && !address.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[\\w.~/-]*)?")) {
      throw new IllegalArgumentException(
          "majorincident.channel.mattermost.address is no http or https address: give one such as https://chat.example.org.");
    }
    if (token.isEmpty() != team.isEmpty() || !token.isEmpty() && address.isEmpty()) {
      throw new IllegalArgumentException(
          "Rooms in Mattermost need majorincident.channel.mattermost.address, .token and .team, or neither token nor team.");
    }
    if (!team.matches("[a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "majorincident.channel.mattermost.team is no name of a team: copy it from an address such as https://chat.example.org/TEAM/channels/town-square.");
    }
  }

  boolean opensRooms() {
    return !token.isEmpty();
  }

  /** Whether a message that is posted there may have buttons. */
  boolean showsButtonsAt(URI webhook) {
    return !address.isEmpty() && webhook.toString().startsWith(address + "/");
  }

  /** Where people find the room of this name. */
  String linkTo(String room) {
    return "%s/%s/channels/%s".formatted(address, team, room);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MattermostSettings[address=%s, team=%s]".formatted(address, team);
  }

  /** The machine that it runs on. */
  String host() {
    return URI.create(address).getHost().replaceAll("[\\[\\]]", "");
  }
}
