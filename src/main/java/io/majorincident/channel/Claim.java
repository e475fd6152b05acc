package io.majorincident.channel;

import java.time.Instant;

/**
 * A delivery that is ours until its lease ends.
 *
 * @param id of the row
 * @param place the host that it goes to; empty if its channel has one way out for all
 * @param attempt which attempt, from 1; also tells an outdated claim from the present one
 * @param known the result of this attempt if it was made before and only has to be told, or null
 * @param turn how it stands with others to its contact
 * @param past what lies behind it
 */
record Claim(
    long id, Delivery delivery, String place, int attempt, Result known, Turn turn, Past past) {

  /**
   * @param pace null if it waits for nothing and does not count
   * @param limited whether a limit has put it off before
   * @param together whether it has waited for others
   * @param bundle the key of the message in which it goes out with others, or null
   */
  record Turn(Pace pace, boolean limited, boolean together, String bundle) {}

  /**
   * @param inLine whether it is one of several that are tried one after another, and so is tried as
   *     long as it is wanted
   * @param leftAlone how many of its attempts were not made, as the receiver was to be left alone
   * @param hasFailed whether it is known of an attempt that it failed
   * @param firstDueAt when it should have gone out at first
   */
  record Past(
      boolean inLine, int leftAlone, boolean hasFailed, Instant createdAt, Instant firstDueAt) {}

  /** How many attempts have been made, this one included. */
  int made() {
    return attempt - past.leftAlone();
  }

  /**
   * Whether its failure is news: of what is tried for a long time, each other one is told after
   * twice as many attempts as the one before.
   *
   * @param atFirst how many are told in any case
   */
  boolean isNews(int atFirst) {
    return !past.inLine() || made() <= atFirst || Integer.bitCount(made()) == 1;
  }

  /** Equal claims are of the same row, and the text of a message may be long. */
  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  /** Whether the message would be the first one of this delivery, and others matter to it. */
  boolean hasToWaitItsTurn() {
    return known == null && attempt == 1 && turn.pace() != null && !turn.pace().isFree();
  }

  /** Whether it goes out once more together with others. */
  boolean isBundled() {
    return known == null && turn.bundle() != null;
  }
}
