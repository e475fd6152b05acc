package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the outbox.
 *
 * @param dispatching whether this node sends in the background
 * @param mailFrom who the mails come from
 * @param outgoing the folder for what is kept as files while no mail server is configured
 * @param highPauses between the attempts of something urgent; after the last it is given up, so
 *     that paging goes on to the next contact within half a minute
 * @param lowPauses between the attempts of everything else
 * @param longestPause between the attempts of what is tried as long as it is wanted, such as pages:
 *     after the pauses of something urgent, each is twice as long as the one before, up to this
 * @param lease how long a claimed delivery is left to the one who claimed it, longer than sending
 *     takes
 * @param mailWithin how long sending one mail may take altogether, shorter than the lease
 * @param patience how long something may be due, without a first attempt, before the next of its
 *     line is tried: with the limits of an attempt, somebody is tried by another way within 15
 *     seconds
 * @param callOthersAfter how long nothing of what belongs together may have arrived before others
 *     are called, though it is tried further: with what is just being tried, that is half a minute
 * @param poll how often to look for work of other nodes, and for what is due again
 * @param stopWithin how long a stop waits for what is being sent
 * @param allowedAddresses what may be posted to though it lies in our own networks: blocks such as
 *     10.1.0.0/16, single addresses, names of hosts
 * @param breaker when to leave a receiver alone that keeps failing
 */
@ConfigurationProperties("majorincident.channel")
record ChannelSettings(
    @DefaultValue("true") boolean dispatching,
    @DefaultValue("Major incident <incident@localhost>") String mailFrom,
    @DefaultValue(".data/outgoing") String outgoing,
    @DefaultValue({"1s", "3s", "10s"}) List<Duration> highPauses,
    @DefaultValue({"1s", "5s", "15s", "1m", "5m", "30m", "2h"}) List<Duration> lowPauses,
    @DefaultValue("1m") Duration longestPause,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("8s") Duration mailWithin,
    @DefaultValue("9s") Duration patience,
    @DefaultValue("25s") Duration callOthersAfter,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("10s") Duration stopWithin,
    @DefaultValue({}) List<String> allowedAddresses,
    @DefaultValue Breaker breaker) {

  /**
   * When to leave a receiver alone.
   *
   * @param failures how many in a row are too many
   * @param within how long ago the first of them may be
   * @param pause how long to leave it alone
   */
  record Breaker(
      @DefaultValue("5") int failures,
      @DefaultValue("1m") Duration within,
      @DefaultValue("10s") Duration pause) {

    Breaker {
      if (failures < 1) {
        throw new IllegalArgumentException(
            "majorincident.channel.breaker.failures is %d, but must be 1 at least: it says after how many failures in a row a receiver is left alone."
                .formatted(failures));
      }
    }
  }

  /** What is tried as long as it is wanted is given up after this time, wanted or not. */
  static final Duration LONGEST_WANTED = Duration.ofDays(1);

  private static final int MOST_DOUBLINGS = 20;

  ChannelSettings {
    if (mailWithin.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "majorincident.channel.mail-within is %s, but must be shorter than majorincident.channel.lease, which is %s: a mail that is still being sent would be sent a second time."
              .formatted(mailWithin, lease));
    }
  }

  /** Whether no attempt is left: the last one was cut off before anybody could say how it ended. */
  boolean exhausted(Urgency urgency, int attempt) {
    return attempt > pauses(urgency).size() + 1;
  }

  /**
   * How long to wait after this attempt of what is tried as long as it is wanted.
   *
   * @param asked how long the receiver asks to be left alone; heard up to the longest pause
   */
  Duration endlessPause(int attempt, Duration asked) {
    int last = highPauses.size() - 1;
    int doublings = Math.min(Math.max(attempt - 1 - last, 0), MOST_DOUBLINGS);
    Duration pause = highPauses.get(Math.min(attempt - 1, last)).multipliedBy(1L << doublings);
    Duration longer = longer(pause, asked);
    return longer.compareTo(longestPause) > 0 ? longestPause : longer;
  }

  /**
   * How long to wait before a receiver that is left alone is tried again.
   *
   * @param attempt how often that was said, and attempts were made
   * @param asked how long it is left alone
   */
  Duration rest(Urgency urgency, int attempt, Duration asked) {
    List<Duration> pauses = pauses(urgency);
    return longer(pauses.get(Math.min(attempt, pauses.size()) - 1), asked);
  }

  /** How many attempts there are before others are called. */
  int attemptsAtFirst() {
    return highPauses.size() + 1;
  }

  /**
   * How long to wait after this attempt, or empty if it was the last.
   *
   * @param asked how long the receiver asks to be left alone; heard up to the longest pause
   */
  Optional<Duration> pause(Urgency urgency, int attempt, Duration asked) {
    List<Duration> pauses = pauses(urgency);
    if (attempt > pauses.size()) {
      return Optional.empty();
    }
    Duration pause = pauses.get(attempt - 1);
    Duration longest = pauses.get(pauses.size() - 1);
    return Optional.of(longer(pause, asked.compareTo(longest) > 0 ? longest : asked));
  }

  /**
   * How long to leave a receiver alone: never longer than the longest pause of something urgent,
   * which would otherwise be given up without a trial.
   */
  Duration breakerPause() {
    return highPauses.stream()
        .max(Comparator.naturalOrder())
        .filter(longest -> longest.compareTo(breaker.pause()) < 0)
        .orElse(breaker.pause());
  }

  /** What leaves a receiver alone that keeps failing. */
  Breakers breakers(Clock clock) {
    return new Breakers(breaker.failures(), breaker.within(), breakerPause(), clock);
  }

  /** Lets through to that host as well, since whoever runs the application has named it. */
  AddressGuard guard(String host) {
    return new AddressGuard(Stream.concat(allowedAddresses.stream(), Stream.of(host)).toList());
  }

  private List<Duration> pauses(Urgency urgency) {
    return urgency == Urgency.HIGH ? highPauses : lowPauses;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
