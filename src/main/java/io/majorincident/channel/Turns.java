package io.majorincident.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a claimed delivery may go out now, seen from what went to its contact before, and what
 * goes with it; all in the transaction of the claim. Those for one contact are judged one after
 * another, on all nodes; whoever judges waits for nobody's rows.
 */
@Component("deliveryTurns")
class Turns {

  /** What a delivery is about: what stands alone is about itself. */
  private static final String ABOUT = "coalesce(nullif(reference, ''), key)";

  private static final String EARLIER =
      """
      select min(begun_at) as at, bool_or(%1$s <> :about) as of_others,
        bool_or(%1$s = :about) as of_same, bool_or(at_once is not null) as preferred,
        bool_and(last_error is not null and state <> 'delivered') as failed,
        bool_and(state = 'givenUp') as given_up
      from delivery
      where channel = :channel and recipient = :recipient and limits is not null
        and begun_at > :since and id <> :id
      group by coalesce(bundle, key)
      """
          .formatted(ABOUT);

  private static final String PUT_OFF =
      """
      with taken_back as (
        delete from delivery_attempt where delivery = :id and number = :attempt)
      update delivery set attempts = attempts - 1, begun_at = null, leased_until = null,
        first_due_at = null,
        due_at = :until, together = together or :together, limited = limited or :limited
      where id = :id
      """;

  /** One for each matter, and what would be due so soon that it would have to wait for this one. */
  private static final String ALSO_WAITING =
      """
      select id from delivery
      where state = 'waiting' and attempts = 0 and id in (
        select distinct on (%1$s) id from delivery
        where channel = :channel and recipient = :recipient and limits is not null
          and bundle_within is not null and state = 'waiting' and attempts = 0
          and due_at <= :soon and %1$s <> :about
        order by %1$s, due_at, id)
      for update skip locked
      """
          .formatted(ABOUT);

  private static final String LEFT_OF_THE_BUNDLE =
      """
      select id from delivery where bundle = :bundle and state = 'waiting' and id <> :id
      for update skip locked
      """;

  /** They have the same lease, so that they are free again in the same moment. */
  private static final String TAKE =
      """
      with mate as (%s),
      taken as (
        update delivery set attempts = attempts + 1, bundle = :bundle,
          begun_at = coalesce(begun_at, :now),
          first_due_at = case when line = '' then null else coalesce(first_due_at, due_at) end,
          leased_until = (select leased_until from delivery where id = :id),
          leased_by = (select leased_by from delivery where id = :id)
        from mate where delivery.id = mate.id
        returning delivery.*),
      begun as (
        insert into delivery_attempt (delivery, number, began_at)
        select id, attempts, :now from taken)
      select taken.*, cast(null as text) as outcome, cast(null as text) as error, :place as place
      from taken
      """;

  private static final Comparator<Claim> MOST_URGENT_FIRST =
      Comparator.<Claim>comparingInt(claim -> claim.turn().pace().rank())
          .thenComparingLong(Claim::id);

  private final JdbcClient jdbc;
  private final Lines lines;
  private final Duration poll;

  Turns(JdbcClient jdbc, Lines lines, ChannelSettings settings) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.poll = settings.poll();
  }

  /**
   * What came of it.
   *
   * @param parcel what goes out now; empty if the delivery was put off
   * @param news what there is to tell
   */
  record Judged(Parcel parcel, List<DeliveryEvent> news) {

    static Judged goesOut(Parcel parcel) {
      return new Judged(parcel, List.of());
    }
  }

  Judged judge(Claim claim, Instant now) {
    if (claim.isBundled()) {
      List<Claim> others = take(LEFT_OF_THE_BUNDLE, claim, claim.turn().bundle(), now);
      return Judged.goesOut(parcel(claim.turn().bundle(), claim, others));
    }
    return claim.hasToWaitItsTurn() ? first(claim, now) : Judged.goesOut(Parcel.of(claim));
  }

  private Judged first(Claim claim, Instant now) {
    lock(claim.delivery());
    List<Pace.Earlier> earlier = earlier(claim, now);
    Pace pace = claim.turn().pace();
    Instant together = claim.turn().together() ? now : pace.together(now, earlier);
    if (together.isAfter(now)) {
      return putOff(claim, together, true, false);
    }
    Instant allowed = pace.allowed(now, earlier);
    if (allowed.isAfter(now)) {
      return limited(claim, now, allowed);
    }
    return claim.turn().together() ? bundled(claim, now) : Judged.goesOut(Parcel.of(claim));
  }

  /** Two judged side by side would each see one message too few. */
  private void lock(Delivery delivery) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('contact ' || :contact, 0))")
        .param("contact", delivery.channel() + " " + delivery.recipient())
        .query(rows -> {});
  }

  private List<Pace.Earlier> earlier(Claim claim, Instant now) {
    return about(jdbc.sql(EARLIER), claim)
        .param("since", moment(now.minus(claim.turn().pace().lookBack())))
        .param("id", claim.id())
        .query(Turns::earlier)
        .list();
  }

  private static Pace.Earlier earlier(ResultSet row, int index) throws SQLException {
    return new Pace.Earlier(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBoolean("of_others"),
        row.getBoolean("of_same"),
        row.getBoolean("preferred"),
        row.getBoolean("failed"),
        row.getBoolean("given_up"));
  }

  /** Somebody must be reached: the next way is tried at once, unless it hardly has to wait. */
  private Judged limited(Claim claim, Instant now, Instant until) {
    boolean waits = Duration.between(now, until).compareTo(poll) > 0;
    Judged judged = putOff(claim, until, false, waits);
    if (waits && !claim.turn().limited()) {
      lines.bringForward(claim.id());
    }
    return judged;
  }

  private Judged putOff(Claim claim, Instant until, boolean together, boolean limited) {
    jdbc.sql(PUT_OFF)
        .param("id", claim.id())
        .param("attempt", claim.attempt())
        .param("until", moment(until))
        .param("together", together)
        .param("limited", limited)
        .update();
    return new Judged(
        Parcel.EMPTY, List.of(new DeliveryEvent.PutOff(claim.delivery(), until, together)));
  }

  private Judged bundled(Claim claim, Instant now) {
    String bundle = claim.delivery().key() + "/together";
    List<Claim> others = take(ALSO_WAITING, claim, bundle, now);
    if (others.isEmpty()) {
      return Judged.goesOut(Parcel.of(claim));
    }
    jdbc.sql("update delivery set bundle = :bundle where id = :id")
        .param("bundle", bundle)
        .param("id", claim.id())
        .update();
    Parcel parcel = parcel(bundle, claim, others);
    return new Judged(parcel, parcel.claims().stream().map(it -> joined(it, parcel)).toList());
  }

  private static DeliveryEvent joined(Claim claim, Parcel parcel) {
    return new DeliveryEvent.Bundled(
        claim.delivery(), claim.attempt(), parcel.key(), parcel.claims().size() - 1);
  }

  private static Parcel parcel(String key, Claim claim, List<Claim> others) {
    List<Claim> all = new ArrayList<>(others);
    all.add(claim);
    all.sort(MOST_URGENT_FIRST);
    return new Parcel(key, List.copyOf(all));
  }

  private List<Claim> take(String which, Claim claim, String bundle, Instant now) {
    Duration within = claim.turn().pace().bundleWithin();
    return about(jdbc.sql(TAKE.formatted(which)), claim)
        .param("id", claim.id())
        .param("bundle", bundle)
        .param("now", moment(now))
        .param("soon", moment(now.plus(within)))
        .param("place", claim.place())
        .query(Claims::claim)
        .list();
  }

  private static JdbcClient.StatementSpec about(JdbcClient.StatementSpec statement, Claim claim) {
    Delivery delivery = claim.delivery();
    return statement
        .param("channel", delivery.channel())
        .param("recipient", delivery.recipient())
        .param("about", delivery.reference().isEmpty() ? delivery.key() : delivery.reference());
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
