package io.majorincident.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text that somebody wrote, safe from being taken for Markdown, HTML or a template. */
final class PlainText {

  private static final int LONGEST = 300;
  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final Pattern UNSAFE_IN_LINKS = Pattern.compile("[\\\\`*\\[\\]{}|^\"]");

  private PlainText() {}

  /** On one line. */
  static String escape(String text) {
    String line = text.replaceAll("\\s+", " ");
    return escapeLine(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }

  /** With its line breaks, none of which begins a list, a heading or a table. */
  static String escapeLines(String text) {
    return text.lines()
        .map(PlainText::escapeLine)
        .map(line -> line.replaceFirst("^([-+=:])", "\\\\$1"))
        .map(line -> line.replaceFirst("^(\\d+)([.)])", "$1\\\\$2"))
        .collect(Collectors.joining("  \n"));
  }

  /** Links stay links, though nothing in them may be more than that. */
  private static String escapeLine(String line) {
    String safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    StringBuilder escaped = new StringBuilder();
    Matcher link = LINK.matcher(safe);
    int from = 0;
    while (link.find()) {
      escaped.append(escapeWords(safe.substring(from, link.start()))).append(encode(link.group()));
      from = link.end();
    }
    return escaped.append(escapeWords(safe.substring(from))).toString();
  }

  private static String escapeWords(String words) {
    return words.replaceAll("([\\\\`*_\\[\\]{}#|~])", "\\\\$1");
  }

  private static String encode(String link) {
    return UNSAFE_IN_LINKS
        .matcher(link)
        .replaceAll(unsafe -> "%%%02X".formatted((int) unsafe.group().charAt(0)));
  }
}
