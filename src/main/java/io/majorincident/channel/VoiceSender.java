package io.majorincident.channel;

import java.util.function.UnaryOperator;

/**
 * Calls a telephone by the phone gateway and has the text read out. It is delivered when the
 * gateway has taken it; whether somebody picks up is not heard.
 */
class VoiceSender implements Sender {

  /** Nobody listens longer, and some of the gateway's voices do not speak longer. */
  private static final int LONGEST = 2000;

  /** What is said twice still fits: the gateway takes 4000 characters. */
  private static final int LONGEST_TWICE = 4000;

  private final PhonePost post;

  VoiceSender(PhonePost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "voice";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    post.send(delivery, "Calls", "Twiml", script(delivery));
  }

  private static String script(Delivery delivery) {
    Action action = delivery.action();
    if (!action.isGiven() || action.keys().isEmpty()) {
      return shortened(delivery.text(), LONGEST, it -> Twiml.said(delivery.language(), it));
    }
    String keys = "\n" + action.keys();
    String address = action.link() + "/key";
    return shortened(
        delivery.text(), LONGEST_TWICE, it -> Twiml.asked(delivery.language(), it + keys, address));
  }

  private static String shortened(String text, int longest, UnaryOperator<String> script) {
    return script.apply(Beginning.of(text, LONGEST, it -> script.apply(it).length() <= longest));
  }
}
