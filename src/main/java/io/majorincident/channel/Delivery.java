package io.majorincident.channel;

import java.util.Locale;

/**
 * A message for one recipient by one channel.
 *
 * @param key says which message it is, for all time: stored once, and shown to the receiver at each
 *     attempt
 * @param channel "mail", "push", "chat", "ntfy", "teams", "webhook", "text", "voice", "room" or
 *     "system"
 * @param recipient a mail address; for push an http(s) address; for chat a room's incoming webhook;
 *     for ntfy the address of a topic; for teams that of a workflow; for text and voice a telephone
 *     number such as +493012345678; for a webhook or a system an http(s) address, with the name of
 *     a secret behind '#', a system if it needs one; for a room its name
 * @param subject one line
 * @param text plain text, for text a short one; may hold a secret link, so it is never logged. For
 *     voice it is read out; for a room it is a {@link RoomOrder}
 * @param topic what belongs together and can be cancelled together; may be empty
 * @param reference what people know it by, such as a number; shown in logs; may be empty
 * @param urgency how long it makes sense to try
 * @param language in which a call is spoken
 * @param action the one thing that it asks to do, in whatever way the channel has for it
 */
public record Delivery(
    String key,
    String channel,
    String recipient,
    String subject,
    String text,
    String topic,
    String reference,
    Urgency urgency,
    Locale language,
    Action action) {

  /**
   * @throws IllegalArgumentException if the key, the channel, the recipient, the urgency or the
   *     language is missing
   */
  public Delivery {
    key = required("key", key);
    channel = required("channel", channel);
    recipient = required("recipient", recipient);
    subject = storable(subject);
    text = storable(text);
    topic = storable(topic);
    reference = storable(reference);
    if (urgency == null) {
      throw missing("urgency");
    }
    if (language == null) {
      throw missing("language");
    }
    action = action == null ? Action.NONE : action;
  }

  /** In English, which matters for a call alone, and with nothing to do. */
  public Delivery(
      String key,
      String channel,
      String recipient,
      String subject,
      String text,
      String topic,
      String reference,
      Urgency urgency) {
    this(key, channel, recipient, subject, text, topic, reference, urgency, Locale.ENGLISH);
  }

  /** With nothing to do. */
  public Delivery(
      String key,
      String channel,
      String recipient,
      String subject,
      String text,
      String topic,
      String reference,
      Urgency urgency,
      Locale language) {
    this(key, channel, recipient, subject, text, topic, reference, urgency, language, Action.NONE);
  }

  /** The same under another key. */
  Delivery as(String other) {
    return key.equals(other)
        ? this
        : new Delivery(
            other, channel, recipient, subject, text, topic, reference, urgency, language, action);
  }

  /** The same with another text. */
  public Delivery saying(String other) {
    return new Delivery(
        key, channel, recipient, subject, other, topic, reference, urgency, language, action);
  }

  /** The same with something else to do. */
  Delivery asking(Action other) {
    return new Delivery(
        key, channel, recipient, subject, text, topic, reference, urgency, language, other);
  }

  /** Without what only the receiver may read. */
  @Override
  public String toString() {
    return "Delivery[key=" + key + ", channel=" + channel + ", reference=" + reference + "]";
  }

  private static String required(String name, String value) {
    String storable = storable(value);
    if (storable.isBlank()) {
      throw missing(name);
    }
    return storable;
  }

  /** The database takes no zero character, and no alert may stop a page by containing one. */
  private static String storable(String value) {
    return value == null ? "" : value.replace("\u0000", "");
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(
        "A delivery has no %s: without it nothing can be sent. Whoever makes the delivery must give it."
            .formatted(name));
  }
}
