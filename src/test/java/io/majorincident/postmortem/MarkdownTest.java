package io.majorincident.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people write as Markdown, and what somebody writes to do harm. */
class MarkdownTest {

  @Test
  void whatPeopleWriteIsShownAsTheyMeanIt() {
    assertThat(Markdown.html("# Cause\n\n> - **disk** full\n")).contains("<h1>", "<strong>");
  }

  @Test
  void whoEndsALineReadsItEnded() {
    assertThat(Markdown.html(Markdown.lines("First.\nSecond.\r\n\n- a\n- b\n")))
        .contains("First.<br />\nSecond.", "<li>a</li>", "<li>b</li>");
  }

  @Test
  @Timeout(60)
  void noDepthIsTooDeep() {
    for (String opened : List.of(">", "> ", "- ", "*a **b ", "![", "[a](", "1. ", "`", "<b>")) {
      String deep = opened.repeat(20_000) + "x";
      assertThat(Markdown.html(deep)).as(opened).contains("x");
    }
    assertThat(Markdown.html("*".repeat(9) + "a*b*".repeat(9000))).isNotEmpty();
    assertThat(Markdown.html(">".repeat(5000) + "<script>"))
        .startsWith("<pre>")
        .doesNotContain("<script>");
  }
}
