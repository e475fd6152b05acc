package io.majorincident.channel;

import io.majorincident.database.DatabaseAway;
import io.majorincident.database.ThisNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees what this node has claimed but does not have at hand: the answer of the database was lost,
 * so that the one does not know what the other has done. Nothing of it was sent; it costs no
 * attempt.
 */
@Component("lostClaims")
class LostClaims {

  /** What was claimed later is perhaps only on its way to a thread. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  private static final String FREE =
      """
      with lost as (
        select id, attempts, state from delivery
        where leased_by = :node and state in ('waiting', 'recording')
          and leased_until > clock_timestamp()
          and leased_until < clock_timestamp() + make_interval(secs => :left)
          and not id = any(:atHand)
        order by id
        for update skip locked),
      taken_back as (
        delete from delivery_attempt made using lost
        where lost.state = 'waiting' and made.delivery = lost.id and made.number = lost.attempts
          and made.outcome is null)
      update delivery set leased_until = null,
        attempts = delivery.attempts - case when lost.state = 'waiting' then 1 else 0 end
      from lost where delivery.id = lost.id
      """;

  private static final Logger log = LoggerFactory.getLogger(LostClaims.class);

  private final JdbcClient jdbc;
  private final ThisNode node;
  private final Duration lease;
  private final Set<Long> atHand = ConcurrentHashMap.newKeySet();
  private volatile long suspectedAt;
  private volatile boolean suspected;

  LostClaims(JdbcClient jdbc, ThisNode node, ChannelSettings settings) {
    this.jdbc = jdbc;
    this.node = node;
    this.lease = settings.lease();
  }

  /** This is about to be sent. */
  void begun(List<Parcel> parcels) {
    atHand.addAll(ids(parcels));
  }

  /** It has been sent and recorded, or that has failed for good. */
  void ended(List<Parcel> parcels) {
    ids(parcels).forEach(atHand::remove);
  }

  /** Something may be lost if the database was away. */
  void suspect(Throwable failure) {
    if (DatabaseAway.isCauseOf(failure)) {
      suspectedAt = System.nanoTime();
      suspected = true;
    }
  }

  /** Looks as long as something may be lost. */
  void free() {
    if (suspected) {
      boolean last = System.nanoTime() - suspectedAt > lease.toNanos();
      int freed = freeNow();
      suspected = !last;
      if (freed > 0) {
        log.warn("{} messages are taken up again, since the database was away", freed);
      }
    }
  }

  /**
   * @return how many
   */
  int freeNow() {
    return jdbc.sql(FREE)
        .param("node", node.id())
        .param("left", lease.minus(ON_ITS_WAY).toMillis() / 1000.0)
        .param("atHand", atHand.toArray(Long[]::new))
        .update();
  }

  private static List<Long> ids(List<Parcel> parcels) {
    return parcels.stream().flatMap(it -> it.claims().stream()).map(Claim::id).toList();
  }
}
