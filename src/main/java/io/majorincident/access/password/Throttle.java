package io.majorincident.access.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How long somebody who guesses passwords has to wait. Every pause ends by itself. It knows no
 * difference between accounts that exist and others, and takes bounded memory. What one node knows,
 * another does not.
 */
final class Throttle {

  /** Of one account from one address. */
  private static final Tries.Growth PAIR =
      new Tries.Growth(3, Duration.ofMinutes(5), Duration.ZERO);

  /** Of one account from wherever: it never keeps an address out for longer than this. */
  private static final Tries.Growth ACCOUNT =
      new Tries.Growth(10, Duration.ofSeconds(5), Duration.ofSeconds(10));

  /** Of one address, whatever the account; a whole office may stand behind it. */
  private static final Tries.Growth NETWORK =
      new Tries.Growth(50, Duration.ofSeconds(15), Duration.ofSeconds(30));

  private static final int MOST = 50_000;
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final Duration APPOINTMENT = Duration.ofMinutes(1);
  private static final Duration TRUSTED = Duration.ofDays(30);

  private final Ticker clock;
  private final Cache<Knock, Tries> pairs;
  private final Cache<String, Tries> accounts;
  private final Cache<String, Tries> networks;
  private final Cache<Knock, Long> appointments;
  private final Cache<Knock, Boolean> welcome;

  /**
   * @param clock counts nanoseconds, and is never set back
   */
  Throttle(Ticker clock) {
    this.clock = clock;
    this.pairs = keep(FORGOTTEN).build();
    this.accounts = keep(FORGOTTEN).build();
    this.networks = keep(FORGOTTEN).build();
    this.appointments = keep(APPOINTMENT).build();
    this.welcome = keep(TRUSTED).build();
  }

  private Caffeine<Object, Object> keep(Duration time) {
    return Caffeine.newBuilder().ticker(clock).maximumSize(MOST).expireAfterWrite(time);
  }

  /** Whether this account was right from there before. */
  boolean knows(Knock knock) {
    return welcome.getIfPresent(knock) != null;
  }

  /**
   * Whether the password is looked at. If it is, it counts as wrong until the opposite is said, so
   * that nobody gets more guesses by making them all at once.
   *
   * @return how long to wait; zero if it is
   */
  Duration admit(Knock knock) {
    long now = clock.read();
    long pause = knows(knock) ? 0 : Math.max(ofAccount(knock, now), ofNetwork(knock, now));
    return Duration.ofNanos(Math.max(0, pause > 0 ? pause : ofPair(knock, now)));
  }

  /** Whether wrong passwords have led to a pause, which is over. */
  boolean hasPaused(Knock knock) {
    Tries tries = pairs.getIfPresent(knock);
    return tries != null && tries.wrong() > PAIR.free() && tries.pauses(clock.read()) <= 0;
  }

  /** The password was looked at, and was right or not. */
  void tell(Knock knock, boolean right) {
    if (right) {
      pairs.invalidate(knock);
      welcome.put(knock, true);
    } else {
      count(accounts, knock.account(), ACCOUNT);
      count(networks, knock.network(), NETWORK);
    }
  }

  private void count(Cache<String, Tries> tries, String whose, Tries.Growth growth) {
    long now = clock.read();
    tries.asMap().compute(whose, (id, before) -> Tries.after(before, growth, now));
  }

  /** It was not looked at after all. */
  void unseen(Knock knock) {
    long now = clock.read();
    pairs.asMap().computeIfPresent(knock, (id, tries) -> tries.withoutTheLast(now));
  }

  private long ofPair(Knock knock, long now) {
    long[] pause = {0};
    pairs
        .asMap()
        .compute(
            knock,
            (id, before) -> {
              pause[0] = before == null ? 0 : before.pauses(now);
              return pause[0] > 0 ? before : Tries.after(before, PAIR, now);
            });
    return pause[0];
  }

  private long ofNetwork(Knock knock, long now) {
    Tries tries = networks.getIfPresent(knock.network());
    return tries == null ? 0 : tries.pauses(now);
  }

  /**
   * Others who guess without end never make it longer: whoever has waited once is heard, whatever
   * they did meanwhile.
   */
  private long ofAccount(Knock knock, long now) {
    Tries tries = accounts.getIfPresent(knock.account());
    long pause = tries == null ? 0 : tries.pauses(now);
    if (pause <= 0) {
      return 0;
    }
    long wait = appointments.get(knock, id -> now + pause) - now;
    if (wait <= 0) {
      appointments.invalidate(knock);
    }
    return wait;
  }
}
