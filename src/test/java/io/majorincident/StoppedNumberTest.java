package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever answers STOP to a text message gets none any more, as the networks demand. */
class StoppedNumberTest extends PhonesNight {

  private int stops;

  @Test
  void noTextIsSentThereAndTheNextContactIsTriedAtOnce() {
    said(BENS, "Stop.");
    scenario.settle();
    assertThat(mail.by("reportStop")).hasSize(1);
    assertThat(mail.to(BEN).get(0).text()).contains("answered STOP", "...456", "Send START");
    mail.forget();
    scenario.alert("checkout", "critical");
    assertThat(mail.to(BEN)).hasSize(1);
    minutes(1);
    assertThat(text.to(BENS)).isEmpty();
    assertThat(voice.to(BENS)).as("a minute earlier than usual").hasSize(1);
  }

  @Test
  void whatWaitsAlreadyIsNotSentEither() {
    scenario.alert("checkout", "critical");
    said(BENS, "STOPALL");
    minutes(1);
    assertThat(text.to(BENS)).isEmpty();
    assertThat(voice.to(BENS)).as("tried as soon as the text was given up").hasSize(1);
  }

  @Test
  void startUndoesIt() {
    said(BENS, "UNSUBSCRIBE");
    said(BENS, "quit");
    scenario.settle();
    assertThat(mail.by("reportStop")).as("told once").hasSize(1);
    said(BENS, "start");
    scenario.alert("checkout", "critical");
    minutes(1);
    assertThat(text.to(BENS)).hasSize(1);
  }

  @Test
  void aStrangersStopIsHonouredWithoutAWord() {
    String stranger = "+4930999999";
    said(stranger, "END");
    assertThat(mail.by("reportStop")).isEmpty();
    Map<String, Object> named = Map.of("newContactChannel", "text", "newContactAddress", stranger);
    assertThatThrownBy(() -> scenario.start("ben", "verifyContact", named))
        .hasMessageContaining("That number has answered STOP");
    assertThat(text.to(stranger)).isEmpty();
  }

  @Test
  void aSentenceWithSuchAWordIsAnAnswerAsEver() {
    for (String answer : List.of("Please stop this", "2 cancel", "the end", "STOP ".repeat(9))) {
      assertThat(reply(BENS, answer)).isNotEmpty();
    }
    scenario.alert("checkout", "critical");
    minutes(1);
    assertThat(text.to(BENS)).hasSize(1);
  }

  /** Nothing is sent back: the network says all that has to be said. */
  private void said(String from, String word) {
    String id = "ST%s-%d".formatted(System.identityHashCode(this), ++stops);
    assertThat(text(from, word, id).getBody()).isEqualTo("<Response/>");
  }
}
