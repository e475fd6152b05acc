package io.majorincident.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.language.Words;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person reads or hears of several incidents at once. */
class BundledPagesTest {

  private static final String LINK = "https://incident.example/pages/";

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
  void aTextMessageSaysHowManyAndHowToAnswerTheFirst() {
    String first = ShortText.of(page("text", 1, "").subject(), "1=ja 2=nein", LINK + "a");
    assertThat(together(page("text", 1, first), page("text", 2, "")).text())
        .isEqualTo("2 Vorfälle: [SEV1] MI-1: Bezahlen geht nicht 1=ja 2=nein " + LINK + "a");
  }

  @Test
  void aTextMessageIsOneMessageInEveryAlphabet() {
    for (String title : List.of("оплата не работает, никто не может платить", "x".repeat(300))) {
      String first = ShortText.of(title, "1=ja 2=nein", LINK + "a");
      Delivery page =
          new Delivery("1", "text", "anna", title, first, "", "MI-1", Urgency.HIGH, Locale.GERMAN);
      assertThat(pages.together("the key", List.of(page, page)).text())
          .hasSizeLessThanOrEqualTo(title.startsWith("x") ? 160 : 70)
          .startsWith("2 Vorfälle: ")
          .endsWith(LINK + "a");
    }
  }

  @Test
  void aCallSaysHowManyAndReadsTheFirstOnly() {
    String first = "[SEV1] MI-1: Bezahlen geht nicht\nDrück die 1.\n" + LINK + "a";
    assertThat(together(page("voice", 1, first), page("voice", 2, "")).text())
        .isEqualTo("2 Vorfälle brauchen dich. Das ist der schwerste.\n" + first);
  }

  private Delivery together(Delivery... deliveries) {
    return pages.together("the key", List.of(deliveries));
  }

  private static Delivery page(String channel, int number, String text) {
    return new Delivery(
        "page-" + number,
        channel,
        "anna",
        "[SEV%1$d] MI-%1$d: Bezahlen geht nicht".formatted(number),
        text,
        "MI-%d-1".formatted(number),
        "MI-" + number,
        Urgency.HIGH,
        Locale.GERMAN);
  }
}
