package io.majorincident.channel;

/** Sends the text as it is to a telephone, by the phone gateway; see {@link ShortText}. */
class TextSender implements Sender {

  private final PhonePost post;

  TextSender(PhonePost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "text";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    post.send(delivery, "Messages", "Body", delivery.text());
  }
}
