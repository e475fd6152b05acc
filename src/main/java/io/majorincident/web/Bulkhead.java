package io.majorincident.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * Shares out the threads that work on requests: some are kept for alerts, some more for
 * acknowledgements and health, and one address gets only so many of the others. What has no thread
 * is refused at once.
 */
final class Bulkhead {

  /** As they are written by whoever has been told the address; no other way leads there. */
  private static final Pattern ALERTS = Pattern.compile("/api/alertmanager/[\\w~-]+");

  private static final Pattern URGENT =
      Pattern.compile("/pages/[\\w~-]+|/actuator/health(/liveness|/readiness)?");

  private final int most;
  private final int forOne;
  private final ClientAddress addresses;
  private final int mostUrgent;
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger busyUrgently = new AtomicInteger();
  private final Map<String, Integer> busyFor = new ConcurrentHashMap<>();

  /**
   * @param threads all there are
   */
  Bulkhead(int threads, ClientAddress addresses) {
    this.addresses = addresses;
    most = Math.max(1, threads * 4 / 5);
    forOne = Math.max(1, most / 4);
    mostUrgent = Math.max(1, (threads - most) / 2);
  }

  /** To be closed when the request has been worked on. */
  interface Place extends AutoCloseable {

    @Override
    void close();
  }

  /** Null if there is none. */
  Place enter(String path, Request request) {
    if (ALERTS.matcher(path).matches()) {
      return () -> {};
    }
    if (URGENT.matcher(path).matches() && mayEnterUrgently()) {
      return busyUrgently::decrementAndGet;
    }
    String address = address(request);
    return mayEnter(address) ? () -> leave(address) : null;
  }

  private String address(Request request) {
    request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
    List<String> forwarded = new ArrayList<>();
    request
        .getMimeHeaders()
        .values(ClientAddress.FORWARDED_FOR)
        .asIterator()
        .forEachRemaining(forwarded::add);
    return addresses.of(String.valueOf(request.remoteAddr()), forwarded);
  }

  /** Whoever finds no room there takes a place like everybody else. */
  private boolean mayEnterUrgently() {
    boolean room = busyUrgently.incrementAndGet() <= mostUrgent;
    if (!room) {
      busyUrgently.decrementAndGet();
    }
    return room;
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
