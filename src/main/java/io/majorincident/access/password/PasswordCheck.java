package io.majorincident.access.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a password is right: asked by everybody who signs in, and so at the mercy of whoever
 * guesses. Nothing is hashed for somebody who has to wait, few are hashed at once, and what was
 * right a moment ago is still right while the stored password is the same.
 */
final class PasswordCheck {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final Duration KNOWN_WRONG = Duration.ofHours(1);
  private static final int MOST = 10_000;
  private static final int AT_ONCE = 2;
  private static final int WAITING = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** The engine's column holds no longer ones. */
  private static final int LONGEST_NAME = 64;

  private final StoredPasswords stored;
  private final Refusals refusals;
  private final Throttle throttle;
  private final Cache<String, StoredPassword> right;
  private final Cache<String, StoredPassword> wrong;
  private final Digests digests = new Digests();
  private final HashGate gate = new HashGate(AT_ONCE, WAITING, PATIENCE);
  private final OneAnswer<String, Outcome> oneAnswer = new OneAnswer<>(WAITING, PATIENCE);

  PasswordCheck(StoredPasswords stored, Refusals refusals, Ticker clock) {
    this.stored = stored;
    this.refusals = refusals;
    this.throttle = new Throttle(clock);
    this.right = keep(clock, REMEMBERED);
    this.wrong = keep(clock, KNOWN_WRONG);
  }

  private static Cache<String, StoredPassword> keep(Ticker clock, Duration time) {
    return Caffeine.newBuilder().ticker(clock).maximumSize(MOST).expireAfterWrite(time).build();
  }

  /**
   * @param pause zero if the password was looked at; null if too many others sign in
   */
  private record Outcome(boolean right, Duration pause) {

    private static final Outcome RIGHT = new Outcome(true, Duration.ZERO);
    private static final Outcome WRONG = new Outcome(false, Duration.ZERO);
    private static final Outcome CROWDED = new Outcome(false, null);
  }

  private record Credentials(String account, String password, String digest) {

    private boolean possible() {
      return !account.isEmpty()
          && account.length() <= LONGEST_NAME
          && account.chars().noneMatch(Character::isISOControl)
          && PasswordRules.possible(password);
    }
  }

  /**
   * @throws Refused if the password was not looked at
   */
  boolean right(String account, String password, Asking asking) {
    String name = Objects.requireNonNullElse(account, "");
    String secret = Objects.requireNonNullElse(password, "");
    var given = new Credentials(name, secret, digests.of(name, secret));
    return still(right, given) || said(outcome(given, asking.address()), asking.language());
  }

  /** Whether that is how it was, and the stored password is the same. */
  private boolean still(Cache<String, StoredPassword> known, Credentials given) {
    StoredPassword then = known.getIfPresent(given.digest());
    return then != null && then.equals(stored.of(given.account()));
  }

  private boolean said(Outcome outcome, Locale language) {
    if (outcome.pause() == null) {
      throw refusals.tooManyAtOnce(language);
    }
    if (!outcome.pause().isZero()) {
      throw refusals.tooManyWrong(outcome.pause(), language);
    }
    return outcome.right();
  }

  private Outcome outcome(Credentials given, String address) {
    Knock knock = Knock.of(digests.of(given.account()), address);
    return oneAnswer
        .to(given.digest() + knock.network(), () -> admitted(given, knock))
        .orElse(Outcome.CROWDED);
  }

  /**
   * Some program goes on with the password of yesterday: that is no guess, and takes no turn from
   * the person beside it.
   */
  private Outcome admitted(Credentials given, Knock knock) {
    if (throttle.hasPaused(knock) && still(wrong, given)) {
      return Outcome.WRONG;
    }
    Duration pause = throttle.admit(knock);
    return pause.isZero() ? looked(given, knock) : new Outcome(false, pause);
  }

  private Outcome looked(Credentials given, Knock knock) {
    Optional<Boolean> found = Optional.empty();
    try {
      found = given.possible() ? hashed(given, knock) : Optional.of(false);
    } finally {
      found.ifPresentOrElse(it -> throttle.tell(knock, it), () -> throttle.unseen(knock));
    }
    return found.map(it -> it ? Outcome.RIGHT : Outcome.WRONG).orElse(Outcome.CROWDED);
  }

  private Optional<Boolean> hashed(Credentials given, Knock knock) {
    return gate.pass(throttle.knows(knock), () -> compared(given));
  }

  private boolean compared(Credentials given) {
    StoredPassword known = stored.of(given.account());
    boolean same = stored.matches(known, given.password());
    if (same) {
      right.put(given.digest(), stored.upToDate(given.account(), known, given.password()));
    } else {
      wrong.put(given.digest(), known);
    }
    return same;
  }
}
