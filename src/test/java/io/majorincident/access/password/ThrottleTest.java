package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Wrong passwords cost time, and never the account. */
class ThrottleTest {

  private static final String OWN = "203.0.113.7";

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final Throttle throttle = new Throttle(now::get);

  @Test
  void whoMistypesTwiceDoesNotWait() {
    assertThat(List.of(guess("owner", OWN), guess("owner", OWN), guess("owner", OWN)))
        .containsOnly(Duration.ZERO);
  }

  @Test
  void thePauseOfOneAddressDoublesUpToFiveMinutesAndEndsByItself() {
    guesses("owner", OWN, 3);
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      assertThat(guess("owner", OWN)).isZero();
      Duration pause = guess("owner", OWN);
      pauses.add(pause.toSeconds());
      forward(pause);
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  @Test
  void askingDuringAPauseMakesItNoLonger() {
    guesses("owner", OWN, 4);
    IntStream.range(0, 380).forEach(i -> assertThat(guess("owner", OWN)).isPositive());

    forward(Duration.ofSeconds(1));

    assertThat(guess("owner", OWN)).isZero();
  }

  @Test
  void theRightPasswordFromAnotherAddressIsHeardWhileTheGuesserWaits() {
    guesses("owner", "198.51.100.1", 380);

    assertThat(guess("owner", OWN)).isZero();
  }

  @Test
  void aThousandAddressesKeepTheOwnerOutForFiveSecondsAtMost() {
    attackFromAThousandAddresses("owner");
    Duration pause = throttle.admit(Knock.of("owner", OWN));
    assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(5));

    for (int second = 0; second < 5; second++) {
      forward(Duration.ofSeconds(1));
      attackFromAThousandAddresses("owner");
    }

    assertThat(throttle.admit(Knock.of("owner", OWN))).isZero();
  }

  @Test
  void whoWasRightFromAnAddressBeforeIsNotHeldUpByOthersThere() {
    signIn("owner", OWN);
    attackFromAThousandAddresses("owner");
    for (int i = 0; i < 60; i++) {
      guess("account" + i, OWN);
    }

    assertThat(throttle.admit(Knock.of("owner", OWN))).isZero();
  }

  @Test
  void whoTriesManyAccountsFromOneAddressWaitsForFifteenSecondsAtMost() {
    for (int i = 0; i < 50; i++) {
      assertThat(guess("account" + i, OWN)).isZero();
    }
    List<Duration> pauses = new ArrayList<>();
    for (int i = 50; i < 60; i++) {
      guess("account" + i, OWN);
      pauses.add(throttle.admit(Knock.of("next" + i, OWN)));
      forward(pauses.get(pauses.size() - 1));
    }
    assertThat(pauses).isSorted().allMatch(pause -> pause.compareTo(Duration.ofSeconds(15)) <= 0);
    assertThat(pauses.get(pauses.size() - 1)).isEqualTo(Duration.ofSeconds(15));
    assertThat(guess("somebody", "198.51.100.1")).as("elsewhere").isZero();
  }

  @Test
  void anOfficeWherePeopleMistypeNowAndThenNeverWaits() {
    for (int i = 0; i < 500; i++) {
      assertThat(guess("colleague" + i % 100, OWN)).as("the %dth", i).isZero();
      signIn("colleague" + i % 100, OWN);
      forward(Duration.ofSeconds(30));
    }
  }

  @Test
  void successEndsThePause() {
    guesses("owner", OWN, 3);
    signIn("owner", OWN);

    guesses("owner", OWN, 3);
    assertThat(guess("owner", OWN)).isZero();
  }

  @Test
  void whatWasNotLookedAtCountsForNothing() {
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.admit(Knock.of("owner", OWN))).isZero();
      throttle.unseen(Knock.of("owner", OWN));
    }
  }

  @Test
  void guessesAllAtOnceAreNoMoreGuesses() {
    Knock knock = Knock.of("owner", OWN);

    assertThat(IntStream.range(0, 100).filter(i -> throttle.admit(knock).isZero()).count())
        .isEqualTo(4);
  }

  @Test
  void theAddressesOfOneHouseholdAreOne() {
    for (int i = 0; i < 4; i++) {
      guess("owner", "2001:db8:1:2:0:0:0:" + i);
    }

    assertThat(guess("owner", "2001:db8:1:2:ffff:0:0:1")).isPositive();
    assertThat(guess("owner", "2001:db8:1:3:0:0:0:1")).isZero();
  }

  @Test
  void afterAnHourNothingIsKept() {
    guesses("owner", OWN, 10);
    forward(Duration.ofHours(1).plusSeconds(1));

    guesses("owner", OWN, 3);
    assertThat(guess("owner", OWN)).isZero();
  }

  private void attackFromAThousandAddresses(String account) {
    for (int i = 0; i < 1000; i++) {
      guess(account, "198.51.%d.%d".formatted(i / 250, i % 250));
    }
  }

  private void guesses(String account, String address, int times) {
    IntStream.range(0, times).forEach(i -> guess(account, address));
  }

  private Duration guess(String account, String address) {
    Knock knock = Knock.of(account, address);
    Duration pause = throttle.admit(knock);
    if (pause.isZero()) {
      throttle.tell(knock, false);
    }
    return pause;
  }

  private void signIn(String account, String address) {
    Knock knock = Knock.of(account, address);
    assertThat(throttle.admit(knock)).isZero();
    throttle.tell(knock, true);
  }

  private void forward(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
