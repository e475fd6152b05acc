package io.majorincident.channel;

import java.time.Duration;

/** Sends the text as it is to a telephone, by the phone gateway; see {@link ShortText}. */
class TextSender implements Sender {

  private final PhonePost post;

  TextSender(PhoneSettings settings) {
    this(settings, HttpPost.WITHIN);
  }

  /**
   * @param within how long it may take altogether
   */
  TextSender(PhoneSettings settings, Duration within) {
    this.post = new PhonePost(settings, within);
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
