package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many that are due at one place are claimed and recorded together, and each remains its own. */
class TogetherTest {

  private final MovableClock clock = new MovableClock();
  private final FakeSender push = new FakeSender("push");
  private final Heard heard = new Heard();
  private final Node node = new Node(ChannelDatabase.empty(), clock, push, heard);

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void onlyWhatGoesToOnePlaceIsClaimedTogether() {
    add("https://one.example/anna", "1", "3", "4");
    add("https://two.example/anna", "2");
    assertThat(keys(several(9))).containsExactly("1", "3", "4");
    assertThat(keys(several(9))).containsExactly("2");
    assertThat(several(9)).isEmpty();
  }

  @Test
  void noMoreAreClaimedThanAskedFor() {
    add("https://one.example/anna", "1", "2", "3", "4");
    assertThat(keys(several(0))).containsExactly("1");
    assertThat(keys(several(1))).containsExactly("2", "3");
  }

  @Test
  void whatIsGivenBackHasNotBeenAttempted() {
    add("https://one.example/anna", "1", "2", "3");
    List<Parcel> claimed = several(9);
    record(claimed.subList(0, 1));
    node.get(Claims.class).giveBack(claimed.subList(1, 3));
    assertThat(push.sent).isEmpty();
    assertThat(node.dispatchDue()).isEqualTo(2);
    assertThat(push.keys()).containsExactly("2", "3");
    assertThat(heard.sentences())
        .containsExactly("Delivered 1 1", "Delivered 2 1", "Delivered 3 1");
  }

  @Test
  void whatSomebodyElseHasByNowIsNotGivenBack() {
    add("https://one.example/anna", "1");
    List<Parcel> slow = several(0);
    node.get(JdbcClient.class).sql("update delivery set leased_until = '2000-01-01'").update();
    List<Parcel> present = several(0);
    node.get(Claims.class).giveBack(slow);
    assertThat(node.dispatchDue()).isZero();
    record(present);
    assertThat(heard.sentences()).containsExactly("Delivered 1 2");
  }

  @Test
  void eachIsToldAndNoneTwice() {
    add("https://one.example/anna", "1", "2", "3");
    List<Parcel> claimed = several(9);
    record(claimed.subList(1, 2));
    record(claimed);
    assertThat(heard.sentences())
        .containsExactly("Delivered 2 1", "Delivered 1 1", "Delivered 3 1");
  }

  @Test
  void aListenerThatRefusesOneKeepsNoOtherFromBeingRecorded() {
    add("https://one.example/anna", "1", "2", "3");
    heard.reaction =
        event -> {
          if (event.delivery().key().equals("2")) {
            throw new IllegalStateException("a listener's mistake");
          }
        };
    record(several(9));
    assertThat(Stream.of("1", "2", "3").map(key -> node.status(key).state().id()))
        .containsExactly("delivered", "recording", "delivered");
  }

  private void add(String recipient, String... keys) {
    for (String key : keys) {
      Delivery one =
          new Delivery(key, "push", recipient, "Down", "", "", "MI-2026-0001", Urgency.HIGH);
      node.add(one);
    }
  }

  private List<Parcel> several(int more) {
    return node.get(Claims.class).several("push", List.of(), clock.instant(), more);
  }

  private static List<String> keys(List<Parcel> parcels) {
    return parcels.stream().map(Parcel::key).toList();
  }

  private void record(List<Parcel> parcels) {
    Map<Claim, Result> results = new LinkedHashMap<>();
    parcels.forEach(it -> results.put(it.first(), Result.delivered()));
    node.get(Recorder.class).record(results);
  }
}
