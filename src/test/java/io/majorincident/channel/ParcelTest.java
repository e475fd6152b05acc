package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What goes out as one message. */
class ParcelTest {

  private static final String LINK = "https://incident.example/pages/secret";

  @Test
  void questionsInAChatLoseTheirButtonsWhereSeveralStandInOneMessage() {
    Claim asking = claim(new Action("Open", LINK, List.of("I take it", "I can't"), "", ""));
    assertThat(ChatQuestion.of(message(asking).action())).isPresent();
    Delivery both = message(asking, asking);
    assertThat(ChatQuestion.of(both.action())).isEmpty();
    assertThat(both.text()).isEqualTo("Take it?|Take it?");
  }

  @Test
  void whatWasStoredWithoutAnActionAsksForNothing() {
    Delivery old = claim(Action.read(null)).delivery();
    assertThat(old.action()).isEqualTo(Action.NONE);
    assertThat(Action.read("{}").isGiven()).isFalse();
    assertThat(Action.read("no JSON")).isEqualTo(Action.NONE);
  }

  @Test
  void anActionIsReadAsItWasStored() {
    Action action = new Action("Öffnen", LINK, List.of("Ja", "\"Nein\""), "Press 1.", "1=yes");
    assertThat(Action.read(action.json())).isEqualTo(action);
    assertThat(Action.NONE.json()).isNull();
  }

  private static Delivery message(Claim... claims) {
    return new Parcel("key", List.of(claims)).message(ParcelTest::joined, Claim::delivery);
  }

  private static Delivery joined(String key, List<Delivery> deliveries) {
    List<String> texts = deliveries.stream().map(Delivery::text).toList();
    Delivery first = deliveries.get(0);
    return new Delivery(
        key,
        first.channel(),
        first.recipient(),
        "",
        String.join("|", texts),
        "",
        "",
        first.urgency(),
        first.language(),
        first.action());
  }

  private static Claim claim(Action action) {
    Delivery delivery =
        new Delivery(
            "key", "chat", "anna", "", "Take it?", "", "", Urgency.HIGH, Locale.ENGLISH, action);
    Claim.Past past = new Claim.Past(false, 0, false, Instant.EPOCH, Instant.EPOCH);
    return new Claim(1, delivery, "", 1, null, new Claim.Turn(null, false, true, null), past);
  }
}
