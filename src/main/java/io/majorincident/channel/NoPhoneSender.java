package io.majorincident.channel;

/** Gives up what needs a telephone, while there is no gateway: then the next contact is tried. */
class NoPhoneSender implements Sender {

  private final String channel;

  NoPhoneSender(String channel) {
    this.channel = channel;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void send(Delivery delivery) throws PermanentFailure {
    throw new PermanentFailure(
        "There is no phone gateway: set majorincident.channel.phone.account, .token and .from.");
  }
}
