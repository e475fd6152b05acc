package io.majorincident.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where something is being sent right now, so that no place takes up all threads. */
class Places {

  private final Map<String, Integer> busy = new HashMap<>();
  private final int most;

  /**
   * @param most how much may be on its way to one place at once
   */
  Places(int most) {
    this.most = most;
  }

  synchronized void enter(String place) {
    busy.merge(place, 1, Integer::sum);
  }

  synchronized void leave(String place) {
    busy.computeIfPresent(place, (same, count) -> count == 1 ? null : count - 1);
  }

  /** Those that nothing more may be sent to for now. */
  synchronized List<String> full() {
    return busy.keySet().stream().filter(place -> busy.get(place) >= most).toList();
  }
}
