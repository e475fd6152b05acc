package io.majorincident.channel;

/** Gives up what is to be done to a room while no chat is set up for it. */
class NoRoomSender implements Sender {

  @Override
  public String channel() {
    return "room";
  }

  @Override
  public void send(Delivery delivery) throws PermanentFailure {
    throw new PermanentFailure(
        "No chat opens rooms: set majorincident.channel.slack.token, or majorincident.channel.mattermost.address, .token and .team.");
  }
}
