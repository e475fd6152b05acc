package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Calls, to a real HTTP receiver. */
class VoiceSenderTest extends PhoneSenderTest {

  @Override
  Sender sender(Duration within) {
    return new VoiceSender(gateway(within));
  }

  @Override
  String resource() {
    return "Calls";
  }

  @Override
  Delivery to(String number, String text) {
    return delivery("voice", number, "not said", text);
  }

  @Test
  void saysTheText() throws Exception {
    send(to(ANNA, "Größe"));
    assertThat(receiver.bodies)
        .containsExactly(
            "From=%2B493012345678&To=%2B4915112345678&Twiml=%3CResponse%3E%3CSay+language%3D%22en-GB%22%3EGr%C3%B6%C3%9Fe%3C%2FSay%3E%3C%2FResponse%3E");
  }

  @Test
  void breaksOutOfNoSentence() throws Exception {
    send(to(ANNA, "a & b < c > d \"e\" 'f' ]]></Say><Dial>+1900</Dial>"));
    assertThat(content())
        .isEqualTo(
            "<Response><Say language=\"en-GB\">a &amp; b &lt; c &gt; d &quot;e&quot; 'f' ]]&gt;&lt;/Say&gt;&lt;Dial&gt;+1900&lt;/Dial&gt;</Say></Response>");
    assertThat(heard()).isEqualTo("a & b < c > d \"e\" 'f' ]]></Say><Dial>+1900</Dial>");
  }

  @Test
  void leavesOutWhatNoXmlCanHold() throws Exception {
    send(to(ANNA, "a\u0001b\uFFFFc\uD83Dd 🔥\te"));
    assertThat(heard()).isEqualTo("a b c d 🔥\te");
  }

  @Test
  void stopsBeforeTheGatewayStopsListening() throws Exception {
    send(to(ANNA, "R&D is down. ".repeat(1000)));
    assertThat(content()).hasSizeBetween(1990, 2000);
    assertThat(heard()).startsWith("R&D is down. R&D").endsWith("...");
  }

  @Test
  void asksForAKeyWhereThereIsALinkAndReadsOutNoLink() throws Exception {
    send(
        asking(
            Locale.GERMAN, "Der Shop & mehr", "Drück die 1.", "https://a.example/pages/s3cr\"t"));
    String ask =
        "<Gather numDigits=\"1\" action=\"https://a.example/pages/s3cr&quot;t/key\">"
            + "<Say language=\"de-DE\">Der Shop &amp; mehr</Say>"
            + "<Say language=\"de-DE\">Drück die 1.</Say></Gather>";
    assertThat(content())
        .isEqualTo(
            "<Response>" + ask + ask + "<Say language=\"de-DE\">Auf Wiederhören.</Say></Response>");
    assertThat(heard()).doesNotContain("a.example");
  }

  @Test
  void saysWhichKeysThereAreHoweverLongTheRestIs() throws Exception {
    send(asking(Locale.ENGLISH, "R&D is down. ".repeat(1000), "Press 1.", "https://a.example/x"));
    assertThat(content()).hasSizeBetween(3900, 4000);
    assertThat(heard()).startsWith("R&D is down.").contains("...Press 1.R&D").endsWith("Goodbye.");
  }

  @Test
  void asksForNothingWhereTheMessageDoesNotWhateverItsTextSays() throws Exception {
    for (String text :
        List.of(
            "https://a.example/x",
            "See\nPress 1.\nhttps://evil.example/x",
            "See\nhttps://a.example/x and tell",
            "1\n2")) {
      send(spoken(Locale.ENGLISH, text));
      assertThat(content()).as(text).doesNotContain("Gather");
    }
  }

  private static Delivery asking(Locale language, String text, String keys, String link) {
    return spoken(language, text).asking(new Action("Open", link, List.of(), keys, ""));
  }

  private static Delivery spoken(Locale language, String text) {
    return new Delivery("k", "voice", ANNA, "s", text, "", "", Urgency.HIGH, language);
  }

  /** What the gateway reads out. */
  private String heard() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(content())))
        .getDocumentElement()
        .getTextContent();
  }
}
