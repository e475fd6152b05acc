package io.majorincident.channel;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a telephone by the phone gateway and has the text read out. It is delivered when the
 * gateway has taken it; whether somebody picks up is not heard.
 */
class VoiceSender implements Sender {

  /** Nobody listens longer, and some of the gateway's voices do not speak longer. */
  private static final int LONGEST = 2000;

  /** What is said twice still fits: the gateway takes 4000 characters. */
  private static final int LONGEST_TWICE = 4000;

  /** What is said, the line that says which keys there are, and where they are posted. */
  private static final Pattern ASKING =
      Pattern.compile("(?s)(.*)\\n([^\\n]+)\\n(https?://\\S+)\\s*");

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
    Matcher asking = ASKING.matcher(delivery.text());
    if (!asking.matches()) {
      return shortened(delivery.text(), LONGEST, it -> Twiml.said(delivery.language(), it));
    }
    String keys = "\n" + asking.group(2);
    String address = asking.group(3) + "/key";
    return shortened(
        asking.group(1), LONGEST_TWICE, it -> Twiml.asked(delivery.language(), it + keys, address));
  }

  private static String shortened(String text, int longest, UnaryOperator<String> script) {
    return script.apply(Beginning.of(text, LONGEST, it -> script.apply(it).length() <= longest));
  }
}
