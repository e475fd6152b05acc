package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What goes out as one message. */
class ParcelTest {

  private static final String LINK = "https://incident.example/pages/secret";

  @Test
  void questionsInAChatLoseTheirButtonsWhereSeveralStandInOneMessage() {
    Claim asking = claim("chat", "Take it? " + LINK + "\n[I take it] [I can't]\n" + LINK);
    Delivery one = message(asking);
    assertThat(ChatQuestion.in(one.text())).isPresent();
    assertThat(message(asking, asking).text())
        .isEqualTo("Take it? " + LINK + "\n|Take it? " + LINK + "\n");
  }

  @Test
  void elsewhereNothingIsTakenForAButton() {
    Claim mail = claim("mail", "See\n[this]\n" + LINK);
    assertThat(message(mail, mail).text()).contains("[this]");
  }

  private static Delivery message(Claim... claims) {
    return new Parcel("key", List.of(claims)).message(ParcelTest::joined);
  }

  private static Delivery joined(String key, List<Delivery> deliveries) {
    List<String> texts = deliveries.stream().map(Delivery::text).toList();
    return deliveries.get(0).saying(String.join("|", texts));
  }

  private static Claim claim(String channel, String text) {
    Delivery delivery =
        new Delivery("key", channel, "anna", "", text, "", "", Urgency.HIGH, Locale.ENGLISH);
    return new Claim(1, delivery, "", 1, null, new Claim.Turn(null, false, true, null));
  }
}
