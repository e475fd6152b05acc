package io.majorincident.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Shares out the threads that work on requests: some are kept for alerts and for health, and one
 * address gets only so many of the others. What has no thread is refused at once.
 */
final class Bulkhead {

  /** As they are written by whoever has been told the address; no other way leads here. */
  private static final Pattern URGENT =
      Pattern.compile("/api/alertmanager/[\\w.~-]+|/actuator/health(/liveness|/readiness)?");

  private final int most;
  private final int forOne;
  private final AtomicInteger busy = new AtomicInteger();
  private final Map<String, Integer> busyFor = new ConcurrentHashMap<>();

  /**
   * @param threads all there are
   */
  Bulkhead(int threads) {
    most = Math.max(1, threads * 4 / 5);
    forOne = Math.max(1, most / 2);
  }

  /** To be closed when the request has been worked on. */
  interface Place extends AutoCloseable {

    @Override
    void close();
  }

  /** Null if there is none. */
  Place enter(String path, String address) {
    if (isUrgent(path)) {
      return () -> {};
    }
    return mayEnter(address) ? () -> leave(address) : null;
  }

  private static boolean isUrgent(String path) {
    return URGENT.matcher(path).matches();
  }

  private boolean mayEnter(String address) {
    boolean room = busy.incrementAndGet() <= most;
    boolean roomForOne = busyFor.merge(address, 1, Integer::sum) <= forOne;
    if (!room || !roomForOne) {
      leave(address);
    }
    return room && roomForOne;
  }

  private void leave(String address) {
    busy.decrementAndGet();
    busyFor.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }
}
