package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Calls, to a real HTTP receiver. */
class VoiceSenderTest extends PhoneSenderTest {

  @Override
  Sender sender(Duration within) {
    return new VoiceSender(gateway(), within);
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
            "<Response><Say language=\"en-GB\">a &amp; b &lt; c &gt; d \"e\" 'f' ]]&gt;&lt;/Say&gt;&lt;Dial&gt;+1900&lt;/Dial&gt;</Say></Response>");
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

  /** What the gateway reads out. */
  private String heard() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(content())))
        .getDocumentElement()
        .getTextContent();
  }
}
