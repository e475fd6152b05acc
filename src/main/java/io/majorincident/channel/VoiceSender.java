package io.majorincident.channel;

import java.time.Duration;

/**
 * Calls a telephone by the phone gateway and has the text read out. It is delivered when the
 * gateway has taken it; whether somebody picks up is not heard.
 */
class VoiceSender implements Sender {

  /** The gateway takes 4000 characters, some of its voices fewer, and nobody listens that long. */
  private static final int LONGEST = 2000;

  private final PhonePost post;

  VoiceSender(PhoneSettings settings) {
    this(settings, HttpPost.WITHIN);
  }

  /**
   * @param within how long it may take altogether
   */
  VoiceSender(PhoneSettings settings, Duration within) {
    this.post = new PhonePost(settings, within);
  }

  @Override
  public String channel() {
    return "voice";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    String text = Beginning.of(delivery.text(), LONGEST, VoiceSender::isShortEnough);
    post.send(delivery, "Calls", "Twiml", said(text));
  }

  private static boolean isShortEnough(String text) {
    return said(text).length() <= LONGEST;
  }

  private static String said(String text) {
    return "<Response><Say language=\"en-GB\">%s</Say></Response>".formatted(escaped(text));
  }

  /** What XML cannot hold at all would end the call before a word is said. */
  private static String escaped(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
