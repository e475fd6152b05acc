package io.majorincident.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where something is being sent right now, so that no place takes up all threads. One that keeps
 * answering quickly may have more of them than one of which nothing is known; as soon as it does
 * not, it is as unknown as any.
 */
class Places {

  private final Map<String, Place> busy = new HashMap<>();
  private final int atFirst;
  private final int most;
  private int quickInARow;
  private long news;
  private List<String> inVain = List.of();
  private long inVainUntil;

  /**
   * @param atFirst how much may be on its way at once to a place of which nothing is known
   * @param most how much to any place
   */
  Places(int atFirst, int most) {
    this.atFirst = atFirst;
    this.most = most;
  }

  /**
   * @param now how much is on its way
   * @param quick how often in a row it answered quickly while something else was on its way
   */
  private record Place(int now, int quick) {

    Place with(int more) {
      return new Place(now + more, quick);
    }

    Place answered(boolean quickly) {
      return new Place(now, quickly ? quick + 1 : 0);
    }
  }

  synchronized void enter(String place) {
    busy.merge(place, new Place(1, 0), (known, one) -> known.with(1));
  }

  /**
   * @param quickly whether it took all that was sent, without delay
   */
  synchronized void leave(String place, boolean quickly) {
    busy.computeIfPresent(
        place, (same, known) -> known.now() == 1 ? null : known.with(-1).answered(quickly));
    quickInARow = quickly && !busy.isEmpty() ? quickInARow + 1 : 0;
  }

  /**
   * How many may be taken at once beside the first: none as long as one that hangs could hold up
   * the others, and twice as many each time that all answer quickly.
   *
   * @param limit never more
   */
  synchronized int more(int limit) {
    return Math.min(limit, (1 << Math.min(quickInARow, 16)) - 1);
  }

  /** Those that nothing more may be sent to for now. */
  synchronized List<String> full() {
    return busy.keySet().stream().filter(place -> isFull(busy.get(place))).toList();
  }

  /** Something was added: it is worth looking. */
  synchronized void hasNews() {
    news++;
    inVain = List.of();
  }

  /** How often something was added. */
  synchronized long news() {
    return news;
  }

  /**
   * Nothing was found for any other place.
   *
   * @param full what was left aside
   * @param before how much news there was before the look
   * @param nanos how long that holds: other nodes may add something
   */
  synchronized void lookedInVain(List<String> full, long before, long nanos) {
    if (news == before) {
      inVain = full;
      inVainUntil = System.nanoTime() + nanos;
    }
  }

  /** Whether a look would find no more than the last: it reads all that is due at full places. */
  synchronized boolean isPointless() {
    return !inVain.isEmpty() && inVainUntil - System.nanoTime() > 0 && full().containsAll(inVain);
  }

  private boolean isFull(Place place) {
    return place.now() >= Math.min(most, atFirst + place.quick());
  }
}
