package io.majorincident.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Action;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Urgency;
import io.majorincident.language.Words;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person reads or hears of several incidents at once. */
class BundledPagesTest {

  private static final String LINK = "https://incident.example/pages/";

  private static final Action ACTION =
      new Action("Öffnen", LINK + "a", List.of("Ja", "Nein"), "Drück die 1.", "1=ja 2=nein");

  private final BundledPages pages = new BundledPages(new Words());

  @Test
  void aMailHasAllOfThemOneAfterAnother() {
    Delivery mail = together(page("mail", 1, "Ask one.\n"), page("mail", 2, "Ask two.\n"));
    assertThat(mail.key()).isEqualTo("the key");
    assertThat(mail.recipient()).isEqualTo("anna");
    assertThat(mail.reference()).isEqualTo("MI-1");
    assertThat(mail.subject()).isEqualTo("2 Vorfälle: [SEV1] MI-1: Bezahlen geht nicht");
    assertThat(mail.text())
        .isEqualTo(
            """
            2 Vorfälle brauchen dich. Jeder hat seinen eigenen Link zum Antworten:
            - [SEV1] MI-1: Bezahlen geht nicht
            - [SEV2] MI-2: Bezahlen geht nicht

            ===== 1/2: [SEV1] MI-1: Bezahlen geht nicht =====

            Ask one.

            ===== 2/2: [SEV2] MI-2: Bezahlen geht nicht =====

            Ask two.
            """);
  }

  @Test
  void noLineOfAPageLooksLikeTheBeginningOfAnother() {
    String fake = "x\n===== 2/2: [SEV1] MI-2: y =====\n ===== 3/3: z =====\n";
    assertThat(together(page("mail", 1, fake), page("mail", 2, "")).text().lines())
        .filteredOn(line -> line.strip().startsWith("====="))
        .hasSize(2)
        .noneMatch(line -> line.contains(": y ="));
  }

  @Test
  void aTextMessageSaysHowManyAndHowToAnswerTheFirst() {
    assertThat(together(page("text", 1, "https://evil.example/x"), page("text", 2, "")).text())
        .isEqualTo("2 Vorfälle: [SEV1] MI-1: Bezahlen geht nicht 1=ja 2=nein " + LINK + "a");
  }

  @Test
  void aTextMessageIsOneMessageInEveryAlphabet() {
    for (String title : List.of("оплата не работает, никто не может платить", "x".repeat(300))) {
      Delivery page = page("text", "1", title, "");
      assertThat(pages.together("the key", List.of(page, page)).text())
          .hasSizeLessThanOrEqualTo(title.startsWith("x") ? 160 : 70)
          .startsWith("2 Vorfälle: ")
          .endsWith(LINK + "a");
    }
  }

  @Test
  void aCallSaysHowManyAndReadsTheFirstOnly() {
    String first = "[SEV1] MI-1: Bezahlen geht nicht";
    Delivery call = together(page("voice", 1, first), page("voice", 2, ""));
    assertThat(call.text()).isEqualTo("2 Vorfälle brauchen dich. Das ist der schwerste.\n" + first);
    assertThat(call.action()).isEqualTo(ACTION);
  }

  private Delivery together(Delivery... deliveries) {
    return pages.together("the key", List.of(deliveries));
  }

  private static Delivery page(String channel, int number, String text) {
    String subject = "[SEV%1$d] MI-%1$d: Bezahlen geht nicht".formatted(number);
    return page(channel, "" + number, subject, text);
  }

  private static Delivery page(String channel, String number, String subject, String text) {
    return new Delivery(
        "page-" + number,
        channel,
        "anna",
        subject,
        text,
        "MI-%s-1".formatted(number),
        "MI-" + number,
        Urgency.HIGH,
        Locale.GERMAN,
        ACTION);
  }
}
