package io.majorincident.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is exported for spreadsheets can be read again, and starts nothing in them. */
class CsvTest {

  private final StringBuilder out = new StringBuilder();
  private final Csv csv = new Csv(out);

  @Test
  void beginsWithTheMarkByWhichSpreadsheetsKnowItsEncoding() {
    csv.line("Müller");
    assertThat(out.toString()).isEqualTo("\uFEFFMüller\r\n");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    csv.line("a,b", "say \"yes\"", "two\nlines", null, "", 7);
    assertThat(parse(out.substring(1)))
        .containsExactly(List.of("a,b", "say \"yes\"", "two\nlines", "", "", "7"));
  }

  @Test
  void noCellIsAFormula() {
    csv.line("=1+1", "+49", "-1", "@sum", "\tx", "a=b");
    assertThat(parse(out.substring(1)).get(0))
        .containsExactly("'=1+1", "'+49", "'-1", "'@sum", "'\tx", "a=b");
  }

  @Test
  void norIsOneThatIsWrittenOtherwise() {
    csv.line("＝1+1", "＋49", "－1", "＠sum", "\r=1", " =1", "\"=1\"", "\u200B=1", "a＝b");
    assertThat(parse(out.substring(1)).get(0))
        .containsExactly(
            "'＝1+1", "'＋49", "'－1", "'＠sum", "'\r=1", "' =1", "'\"=1\"", "'\u200B=1", "a＝b");
  }

  @Test
  void noCellIsTwoWhereASemicolonSeparates() {
    csv.line("a;=1+1", "b\tc");
    assertThat(out.substring(1)).isEqualTo("\"a;=1+1\",\"b\tc\"\r\n");
  }

  /** As RFC 4180 has it. */
  static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        line.add(cell.toString().replaceAll("\r$", ""));
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    return lines;
  }
}
