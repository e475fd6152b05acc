package io.majorincident.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  private final Glossary glossary =
      read("{\"Review\": \"Prüfen\", \"All\": \"Alle\", \"Everybody\": \"Alle\"}");

  @Test
  void aTextThatNobodyHasTranslatedStaysAsItIs() {
    assertThat(glossary.say("Review")).isEqualTo("Prüfen");
    assertThat(glossary.say("Review it")).isEqualTo("Review it");
    assertThat(Glossary.NONE.say("Review")).isEqualTo("Review");
  }

  @Test
  void ofATasksNameOnlyWhatIsToBeDoneIsTranslated() {
    assertThat(glossary.sayTask("Review")).isEqualTo("Prüfen");
    assertThat(glossary.sayTask("Review · MI-2026-0001 Review · All"))
        .isEqualTo("Prüfen · MI-2026-0001 Review · All");
    assertThat(glossary.taskBackToEnglish("Prüfen · MI-2026-0001 Alle · Prüfen"))
        .isEqualTo("Review · MI-2026-0001 Alle · Prüfen");
  }

  @Test
  void theFirstOfTwoFillsWhatTheOtherLacks() {
    Glossary both = read("{\"Review\": \"Ansehen\"}").or(glossary);
    assertThat(both.say("Review")).isEqualTo("Ansehen");
    assertThat(both.backToEnglish("Ansehen")).isEqualTo("Review");
    assertThat(both.say("All")).isEqualTo("Alle");
  }

  @Test
  void whatIsNoListOfTextsIsRefused() {
    for (String wrong : new String[] {"", "[]", "{\"a\": {\"b\": \"c\"}}", "nothing"}) {
      assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static Glossary read(String json) {
    return Glossary.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
