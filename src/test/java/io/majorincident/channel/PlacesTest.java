package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much may be on its way to one host at once. */
class PlacesTest {

  private final Places places = new Places(2, 4);

  @Test
  void twoAtOnceAreAllOfAPlaceThatNobodyKnows() {
    enter(1);
    assertThat(places.full()).isEmpty();
    enter(1);
    assertThat(places.full()).containsExactly("slow.example");
  }

  @Test
  void whoAnswersQuicklyMayHaveMoreUpToALimit() {
    enter(2);
    for (int most = 3; most <= 4; most++) {
      answer(true);
      enter(1);
      assertThat(places.full()).as("one more is allowed").isEmpty();
      enter(1);
      assertThat(places.full()).isNotEmpty();
    }
    answer(true);
    enter(1);
    assertThat(places.full()).as("never all threads").isNotEmpty();
  }

  @Test
  void whoNoLongerDoesIsAsUnknownAsAny() {
    enter(2);
    answer(true);
    enter(1);
    answer(false);
    assertThat(places.full()).isEmpty();
    enter(1);
    assertThat(places.full()).isNotEmpty();
    answer(false);
    answer(false);
    enter(2);
    assertThat(places.full()).isNotEmpty();
  }

  @Test
  void severalAreTakenAtOnceOnlyWhileAllAnswerQuickly() {
    assertThat(places.more(5)).isZero();
    enter(2);
    for (int more : new int[] {1, 3, 5, 5}) {
      answer(true);
      assertThat(places.more(5)).isEqualTo(more);
      enter(1);
    }
    answer(false);
    assertThat(places.more(5)).isZero();
    enter(1);
    answer(true);
    answer(true);
    assertThat(places.more(5)).as("when nothing is on its way").isZero();
  }

  @Test
  void nobodyLooksAgainForWhatWasNotThereUntilThereIsNewsOrRoom() {
    enter(2);
    places.lookedInVain(places.full(), places.news(), 60_000_000_000L);
    assertThat(places.isPointless()).isTrue();
    answer(true);
    assertThat(places.isPointless()).as("there is room").isFalse();
    enter(2);
    assertThat(places.isPointless()).isTrue();
    places.hasNews();
    assertThat(places.isPointless()).as("something was added").isFalse();
    places.lookedInVain(places.full(), places.news() - 1, 60_000_000_000L);
    assertThat(places.isPointless()).as("it was added during the look").isFalse();
    places.lookedInVain(places.full(), places.news(), 0);
    assertThat(places.isPointless()).as("for too long").isFalse();
  }

  private void enter(int times) {
    for (int i = 0; i < times; i++) {
      places.enter("slow.example");
    }
  }

  private void answer(boolean quickly) {
    places.leave("slow.example", quickly);
  }
}
