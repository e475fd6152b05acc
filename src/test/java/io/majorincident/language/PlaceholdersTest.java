package io.majorincident.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployed translation asks for no more than the English text. */
class PlaceholdersTest {

  @ParameterizedTest
  @CsvSource({
    "%s is missing, Es fehlt: %s, true",
    "'%1$s, %2$s', '%2$s, %1$s', true",
    "All customers, 100 % der Kunden, true",
    "%s is missing, %2000000000s, false",
    "%s is missing, %1$s%1$s, false",
    "Please correct:, %2000000000%, false",
    "%s is missing, %.2000000000s, false",
    "%s is missing, %-00999s, false",
  })
  void areNoMoreAndNoWider(String english, String translation, boolean fit) {
    assertThat(Placeholders.fit(english, translation)).isEqualTo(fit);
    String file = "{\"%s\":\"%s\"}".formatted(english, translation);
    Glossary deployed =
        Glossary.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).fitting();
    assertThat(deployed.say(english)).isEqualTo(fit ? translation : english);
  }
}
