package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What is seen stands in the page and in every form, whatever somebody wrote there. */
class WhatIsSeenTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void thePageSaysItRightAfterWhatIsBroken() {
    declare("ERROR 503: no_route\n\nRunbook: https://wiki.example/run_book\nMobile works.\nMore.");
    assertThat(page())
        .contains(
            """
            Checkout: Nobody can pay
            > ERROR 503: no_route
            > Runbook: https://wiki.example/run_book
            > Mobile works. …
            """);
  }

  @Test
  void noLineOfAStrangerLooksLikeOneOfOurs() {
    declare("x\u2028ACKNOWLEDGE NOW\nhttps://evil.example/pages/a\u202E");
    assertThat(page().lines())
        .contains("> ACKNOWLEDGE NOW", "> https://evil.example/pages/a")
        .noneMatch(line -> line.startsWith("https://evil.example"))
        .noneMatch(line -> line.equals("ACKNOWLEDGE NOW"));
  }

  @Test
  void aPageWithoutItHasNoEmptyLineInstead() {
    declare("");
    assertThat(page().lines().toList())
        .containsSubsequence("Checkout: Nobody can pay", "Since 2026-11-23 02:00 CET")
        .doesNotContainSequence("Checkout: Nobody can pay", "");
  }

  @Test
  void thePageIsNoTemplateForWhatIsSeen() {
    declare("{{chatRoom}} {{#title}}{{/others}} <script>alert(1)</script>");
    assertThat(page()).contains("{{chatRoom}} {{#title}}{{/others}} <script>alert(1)</script>\n");
  }

  @Test
  void theFormsShowItBelowTheTitleWithItsLines() {
    declare("ERROR 503: no_route\nRunbook: https://wiki.example/run_book?a=1&b=2\nMobile works.");
    assertThat(summary())
        .containsSubsequence(
            "· Nobody can pay\n",
            "ERROR 503: no\\_route  \n",
            "Runbook: https://wiki.example/run_book?a=1&amp;b=2  \n",
            "Mobile works.\n\n**Severity 1**");
  }

  @Test
  void whatSomebodyWroteIsNeitherMarkdownNorHtmlNorATemplate() {
    declare(
        """
        {{incidentSummary}}
        <script>alert(1)</script> <img src=https://evil.example/x.png> &lt;b&gt;
        [click](javascript:alert(1)) ![x](https://evil.example/y.png) [z]: /z
        https://evil.example/<img src=x>[{{title}}]
        # a heading
        ===
        - a list
        1. a list
        `code` *bold* _bold_ ~~gone~~
        | a | b |
        |---|---|
        """);
    String summary = summary();
    assertThat(summary).doesNotContain("{{", "<", "|---|", "~~");
    assertThat(html(summary))
        .doesNotContain("<script", "<img", "<a ", "<h1", "<ul", "<ol", "<code", "<em")
        .contains(
            "<p>{{incidentSummary}}<br />",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&amp;lt;b&amp;gt;",
            "[click](javascript:alert(1))",
            "# a heading<br />",
            "===<br />",
            "- a list<br />",
            "1. a list<br />",
            "`code` *bold* _bold_ ~~gone~~");
  }

  @Test
  void manyLinesAreCut() {
    declare(numbered(60));
    assertThat(summary()).contains("Line 10 …").doesNotContain("Line 11");
    assertThat(page()).contains("Line 3 …").doesNotContain("Line 4");
  }

  @Test
  void aVeryLongTextIsCutBetweenTwoWords() {
    alert("word ".repeat(1_000));
    assertThat(lineWith("word", page())).hasSizeBetween(290, 300).endsWith("word …");
    assertThat(lineWith("word", summary())).hasSizeBetween(990, 1_000).endsWith("word …");
  }

  @Test
  void oneVeryLongWordIsCutToo() {
    alert("x".repeat(5_000));
    assertThat(lineWith("xxx", page())).hasSize(300);
    assertThat(lineWith("xxx", summary())).hasSize(1_000);
  }

  private void declare(String description) {
    scenario.declare(
        "felix",
        Map.of(
            "reportedTitle", "Nobody can pay",
            "reportedService", "checkout",
            "reportedSeverity", "1",
            "reporterKind", "staff",
            "description", description));
  }

  private void alert(String description) {
    scenario.post(
        AlertFixture.firing("checkout", "critical")
            .replace(
                "\"annotations\":{",
                "\"annotations\":{\"description\":\"%s\",".formatted(description)));
    scenario.settle();
  }

  /** What Ben reads who is woken. */
  private String page() {
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(BEN);
    return mail.by("pageLevel").get(0).text();
  }

  private String summary() {
    String path = "/engine-rest/task/%s/form-variables?deserializeValues=false";
    return http.withBasicAuth("ben", "demo")
        .getForObject(path.formatted(scenario.task("acknowledgePage").getId()), JsonNode.class)
        .path("incidentSummary")
        .path("value")
        .asText();
  }

  private static String html(String markdown) {
    return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
  }

  private static String numbered(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(line -> "Line " + line)
        .collect(Collectors.joining("\n"));
  }

  private static String lineWith(String word, String text) {
    List<String> lines = text.lines().filter(line -> line.contains(word)).toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
