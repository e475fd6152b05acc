package io.majorincident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCellTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"PT5M\",PT5M",
        "\" two words \",` two words `",
        "3,3",
        "` true `,true",
        "\"\",``",
        "\",\"",
      })
  void itSaysWhatStandsInIt(String cell, String said) {
    assertThat(TableCell.text(cell)).isEqualTo(said);
    assertThat(TableCell.says(cell, said)).isTrue();
    assertThat(TableCell.says(cell, said + "x")).isFalse();
  }

  @Test
  void anEmptyOneSaysNothing() {
    assertThat(TableCell.says(null, null)).isTrue();
    assertThat(TableCell.says(" ", null)).isTrue();
    assertThat(TableCell.says(" ", "")).isFalse();
  }

  @Test
  void whatAnExpressionComesToCannotBeTold() {
    assertThat(TableCell.says("severity + 1", 2)).isFalse();
    assertThat(TableCell.says("1", 1.0)).isFalse();
  }
}
