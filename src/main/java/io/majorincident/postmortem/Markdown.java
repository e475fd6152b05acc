package io.majorincident.postmortem;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** Markdown as people read it. */
final class Markdown {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private static final int DEEPEST = 100;

  private Markdown() {}

  /** A text that shall not be taken for Markdown, on one line. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }

  /** Markdown of somebody who ends a line where they want it to end, and not only a paragraph. */
  static String lines(String text) {
    return text.replaceAll("(?<=\\S) {0,1}\\R(?=[^\\r\\n])", "  \n");
  }

  /**
   * HTML without any HTML of the text's own. What is nested deeper than anybody writes is shown as
   * it was written: whoever renders it would have to go as deep.
   */
  static String html(String markdown) {
    Node document = PARSER.parse(markdown);
    return isDeep(document)
        ? "<pre>%s</pre>\n".formatted(HtmlUtils.htmlEscape(markdown))
        : RENDERER.render(document);
  }

  private static boolean isDeep(Node document) {
    int depth = 0;
    for (Node node = document; node != null && depth <= DEEPEST; ) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
      } else {
        for (; node != null && node.getNext() == null; depth--) {
          node = node.getParent();
        }
        node = node == null ? null : node.getNext();
      }
    }
    return depth > DEEPEST;
  }
}
