package io.majorincident.postmortem;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as people read it. */
final class Markdown {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private Markdown() {}

  /** A text that shall not be taken for Markdown, on one line. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }

  /** HTML without any HTML of the text's own. */
  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}
