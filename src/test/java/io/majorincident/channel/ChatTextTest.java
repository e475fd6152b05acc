package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** What strangers write is text in every chat, and nothing else. */
class ChatTextTest {

  private static final List<String> MARKUP =
      List.of(
          "__init__ of **kwargs**",
          "[click](http://evil.example)",
          "[click] (http://evil.example)",
          "![pixel](http://evil.example/p.png)",
          "a [click][1]\n\n[1]: http://evil.example",
          "`code` ~~gone~~ *star*",
          "# heading",
          "- item\n- item",
          "1. one\n2) two",
          "> quoted",
          "a | b\n--- | ---\nc | d",
          "title\n=====",
          "title\n-----",
          "\\*back\\slash\\*",
          "    indented\n\tcode",
          "***",
          "+ plus");

  @Test
  void nothingIsMarkupInMattermostAndTeams() {
    for (String text : MARKUP) {
      for (String escaped : List.of(ChatText.mattermost(text), ChatText.teams(text))) {
        String html =
            HtmlRenderer.builder().build().render(Parser.builder().build().parse(escaped));
        assertThat(html.replaceAll("</?p>|<br ?/?>", "")).as(escaped).doesNotContain("<");
        assertThat(shown(escaped)).as(escaped).isEqualTo(text.strip().replaceAll("\\s+", " "));
      }
    }
  }

  private static String shown(String markdown) {
    return TextContentRenderer.builder()
        .build()
        .render(Parser.builder().build().parse(markdown))
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void ourLinksStayAsTheyAre() {
    String link = "See http://localhost:8080/pages/a_b-c_d_~x now_";
    assertThat(ChatText.mattermost(link))
        .isEqualTo("See http://localhost:8080/pages/a_b-c_d_~x now\\_");
    assertThat(shown(ChatText.teams(link))).isEqualTo(link);
  }

  @Test
  void nobodyIsMentioned() {
    for (String everybody :
        List.of("@channel", "@ALL!", "(@here)", "@channel_", "x@all", "@Channels")) {
      assertThat(ChatText.mattermost(everybody))
          .containsIgnoringCase(everybody.replaceAll("(?i).*@(channel|all|here).*", "@\u200b$1"));
    }
    assertThat(ChatText.mattermost("http://a.example/@channel")).contains("@\u200bchannel");
    assertThat(ChatText.mattermost("anna@a.example")).isEqualTo("anna@a.example");
    assertThat(ChatText.webhook("<!channel> & <@U1>"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    assertThat(ChatText.slack("<!here|x> &lt;")).isEqualTo("&lt;!here|x&gt; &amp;lt;");
    assertThat(ChatText.slackTopic("<!channel>")).doesNotContain("<", ">");
  }

  @Test
  void noFunctionOfACardIsCalled() {
    assertThat(ChatText.teams("{{DATE(2026-01-01T00:00:00Z)}}")).doesNotContain("{{");
  }

  @Test
  void aLongTextIsEscapedQuickly() {
    assertThat(ChatText.mattermost("[".repeat(50_000) + "](".repeat(50_000))).isNotEmpty();
    assertThat(ChatText.teams(" ".repeat(100_000) + "]" + " ".repeat(100_000))).isNotEmpty();
  }
}
