package io.majorincident.channel;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain texts as each chat has to be told them, so that it shows every character and takes none for
 * markup, a link behind other words, or a mention. What strangers wrote stands in all of them.
 */
final class ChatText {

  private static final String NO_WIDTH = "\u200b";

  /** Chats make links of these themselves, and would show what escapes a character in them. */
  private static final Pattern LINK =
      Pattern.compile("https?://[A-Za-z0-9.~:/?#@!$&'+,;=%_-]+", Pattern.CASE_INSENSITIVE);

  /** What begins a mention of everybody; chats look for it within longer words, too. */
  private static final Pattern EVERYBODY =
      Pattern.compile("@(?=all|channel|here)", Pattern.CASE_INSENSITIVE);

  private ChatText() {}

  /** For Slack: these three begin links and mentions, such as of everybody in the room. */
  static String slack(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** For the topic of a room in Slack, in which nothing is written in another way. */
  static String slackTopic(String plain) {
    return plain.replace('<', '‹').replace('>', '›');
  }

  /** For Mattermost's web API. */
  static String mattermost(String plain) {
    StringBuilder escaped = new StringBuilder();
    Matcher links = LINK.matcher(plain);
    int from = 0;
    for (MatchResult link : links.results().toList()) {
      escaped.append(words(plain.substring(from, link.start()))).append(link.group());
      from = link.end();
    }
    String lines = beginnings(escaped.append(words(plain.substring(from))).toString());
    return EVERYBODY.matcher(lines).replaceAll("@" + NO_WIDTH);
  }

  /** For an incoming webhook of Mattermost or of what is like it, which reads Slack's signs too. */
  static String webhook(String plain) {
    return slack(mattermost(plain));
  }

  /** For a card in Teams. */
  static String teams(String plain) {
    return beginnings(words(plain)).replace("{{", "{" + NO_WIDTH + "{");
  }

  /** Brackets are left as they are unless a link's address would follow. */
  private static String words(String text) {
    return text.replaceAll("([\\\\`*_~])", "\\\\$1").replaceAll("](?=\\s*[(\\[:])", "\\\\]");
  }

  /** No line begins a list, a heading, a quotation, a table, a rule or a block of code. */
  private static String beginnings(String text) {
    return text.replaceAll("(?m)^[ \\t]{4,}", "   ")
        .replaceAll("(?m)^( {0,3})([-+=>#|:])", "$1\\\\$2")
        .replaceAll("(?m)^( {0,3}\\d{1,9})([.)])", "$1\\\\$2");
  }
}
