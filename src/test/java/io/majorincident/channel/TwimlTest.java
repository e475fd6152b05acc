package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the gateway reads as an answer. */
class TwimlTest {

  @Test
  void aTextMessageGoesBackOrNothing() {
    assertThat(Twiml.nothing()).isEqualTo("<Response/>");
    assertThat(Twiml.sent("R&D: <1>"))
        .isEqualTo("<Response><Message>R&amp;D: &lt;1&gt;</Message></Response>");
  }

  @Test
  void isSpokenInTheLanguageOfThePerson() {
    assertThat(Twiml.said(Locale.GERMANY, "Größe"))
        .isEqualTo("<Response><Say language=\"de-DE\">Größe</Say></Response>");
    assertThat(Twiml.said(Locale.US, "One.\n\nTwo."))
        .isEqualTo(
            "<Response><Say language=\"en-GB\">One.</Say><Say language=\"en-GB\">Two.</Say></Response>");
  }

  @Test
  void asksTwiceAndSaysGoodbye() {
    String gather =
        "<Gather numDigits=\"1\" action=\"http://a/?b=&quot;1&quot;&amp;c\"><Say language=\"de-DE\">Drück.</Say></Gather>";
    assertThat(Twiml.asked(Locale.GERMAN, "Drück.", "http://a/?b=\"1\"&c"))
        .isEqualTo(
            "<Response>"
                + gather
                + gather
                + "<Say language=\"de-DE\">Auf Wiederhören.</Say></Response>");
  }
}
