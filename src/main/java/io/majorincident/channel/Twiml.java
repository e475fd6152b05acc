package io.majorincident.channel;

import java.util.Locale;
import java.util.stream.Collectors;

/** What the phone gateway is to do next, in the markup that it reads. */
public final class Twiml {

  private Twiml() {}

  /** Nothing. */
  public static String nothing() {
    return "<Response/>";
  }

  /** Sends a text message back. */
  public static String sent(String text) {
    return response("<Message>%s</Message>".formatted(escaped(text)));
  }

  /** Says each line of the text, and hangs up. */
  public static String said(Locale language, String text) {
    return response(says(language, text));
  }

  /**
   * Says the text and waits for a key; says it once more if none is pressed.
   *
   * @param address to which the key is posted
   */
  public static String asked(Locale language, String text, String address) {
    String ask =
        "<Gather numDigits=\"1\" action=\"%s\">%s</Gather>"
            .formatted(escaped(address), says(language, text));
    return response(ask + ask + says(language, Voice.of(language).goodbye));
  }

  private enum Voice {
    ENGLISH("en-GB", "Goodbye."),
    GERMAN("de-DE", "Auf Wiederhören.");

    final String id;
    final String goodbye;

    Voice(String id, String goodbye) {
      this.id = id;
      this.goodbye = goodbye;
    }

    static Voice of(Locale language) {
      return language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }
  }

  private static String response(String content) {
    return "<Response>%s</Response>".formatted(content);
  }

  private static String says(Locale language, String text) {
    String voice = Voice.of(language).id;
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> "<Say language=\"%s\">%s</Say>".formatted(voice, escaped(line)))
        .collect(Collectors.joining());
  }

  /** What XML cannot hold at all would end the call before a word is said. */
  private static String escaped(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
