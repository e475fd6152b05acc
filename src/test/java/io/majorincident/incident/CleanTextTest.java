package io.majorincident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A text is what it looks like. */
class CleanTextTest {

  @Test
  void whatNobodySeesIsTakenOut() {
    String[] invisible = {
      "\u202E",
      "\u2066",
      "\u200B",
      "\u200D",
      "\uFEFF",
      "\u00AD",
      "\u0000",
      "\u001B",
      "\u007F",
      "\u180E",
      "\u061C",
      "\u2060",
      "\u3164",
      "\u115F",
      "\u2800",
      "\uFFFE",
      "\uDB40\uDC41",
      "\uDB40\uDD00",
      "\u034F"
    };
    for (String one : invisible) {
      assertThat(CleanText.line("pay" + one + "ments"))
          .as("%x", one.codePointAt(0))
          .isEqualTo("payments");
    }
  }

  @Test
  void everyLineBreakIsOne() {
    for (String breaks :
        new String[] {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\f", "\u000B"}) {
      assertThat(CleanText.lines("one" + breaks + "two")).isEqualTo("one\ntwo");
      assertThat(CleanText.line("one" + breaks + "two")).isEqualTo("one two");
    }
  }

  @Test
  void whatPeopleWriteStays() {
    for (String text :
        new String[] {"Größe 🔥 ✓\ttab\nline", "оплата", "支払い", "دفع", "a\u0301", "👍🏽", "❤️"}) {
      assertThat(CleanText.lines(text)).isEqualTo(text);
    }
    assertThat(CleanText.lines(null)).isNull();
    assertThat(CleanText.line("  two\u00A0 blanks\u3000 ")).isEqualTo("two blanks");
    assertThat(CleanText.lines("half \uD83D of it")).isEqualTo("half \uFFFD of it");
  }

  @Test
  void aReportIsClean() {
    Report report =
        new Report(
            "Pay\u202Ements\ndown",
            "seen\u2028===== 2/2",
            "",
            "",
            null,
            null,
            "x\u200B",
            null,
            null,
            "");
    assertThat(report.title()).isEqualTo("Payments down");
    assertThat(report.description()).isEqualTo("seen\n===== 2/2");
    assertThat(report.reporter()).isEqualTo("x");
  }
}
