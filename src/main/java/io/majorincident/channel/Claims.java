package io.majorincident.channel;

import io.majorincident.database.ThisNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes due deliveries, each for one taker at a time. What has a pace may be put off instead, or
 * take others with it.
 */
@Component("deliveryClaims")
class Claims {

  /** The host of a web address; mails, text messages and calls have one way out for all. */
  private static final String PLACE =
      "coalesce(lower(substring(recipient from '^[A-Za-z]+://([^/?#]*)')), '')";

  /** The database's clock judges the lease, so that the nodes' clocks need not agree. */
  private static final String CLAIM =
      """
      with first as materialized (
        select id, %2$s as place, limits is null and state = 'waiting' as plain from delivery
        where state in ('waiting', 'recording') and %1$s and due_at <= :now
          and (leased_until is null or leased_until < clock_timestamp())
        order by urgency, limits is null, due_at, rank, id
        limit 1
        for update skip locked),
      more as materialized (
        select id from delivery
        where (select plain from first) and :more > 0
          and state = 'waiting' and %1$s and due_at <= :now and limits is null
          and (leased_until is null or leased_until < clock_timestamp())
          and %2$s = (select place from first) and id <> (select id from first)
        order by urgency, limits is null, due_at, rank, id
        limit :more
        for update skip locked),
      due as (select id from first union all select id from more),
      claimed as (
        update delivery set
          leased_until = clock_timestamp() + make_interval(secs => :lease),
          leased_by = :node,
          attempts = attempts + case when state = 'waiting' then 1 else 0 end,
          first_due_at = case when line = '' then null else coalesce(first_due_at, due_at) end,
          begun_at = case when limits is null then begun_at else coalesce(begun_at, :now) end
        from due where delivery.id = due.id
        returning delivery.*),
      begun as (
        insert into delivery_attempt (delivery, number, began_at)
        select id, attempts, :now from claimed where state = 'waiting')
      select claimed.*, %2$s as place, made.outcome, made.error
      from claimed left join lateral (
        select outcome, error from delivery_attempt
        where claimed.state = 'recording' and delivery = claimed.id and number = claimed.attempts
        ) made on true
      order by urgency, limits is null, due_at, rank, id
      """;

  /** What was not begun has not been attempted, unless somebody else has it by now. */
  private static final String GIVE_BACK =
      """
      with mine as (
        select id, attempts from delivery
        where id = any(:ids) and attempts = :attempt and state = 'waiting'
        order by id
        for update),
      taken_back as (
        delete from delivery_attempt made using mine
        where made.delivery = mine.id and made.number = mine.attempts and made.outcome is null)
      update delivery set attempts = delivery.attempts - 1, leased_until = null
      from mine where delivery.id = mine.id
      """;

  /** The few in which people are spoken to: reading a tag takes as long as all else of a row. */
  private static final Map<String, Locale> LANGUAGES = new ConcurrentHashMap<>();

  private static final Logger log = LoggerFactory.getLogger(Claims.class);

  private final JdbcClient jdbc;
  private final Turns turns;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final double leaseSeconds;
  private final ThisNode node;

  Claims(
      JdbcClient jdbc,
      Turns turns,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      ChannelSettings settings,
      ThisNode node) {
    this.jdbc = jdbc;
    this.turns = turns;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.leaseSeconds = settings.lease().toMillis() / 1000.0;
    this.node = node;
  }

  /**
   * The next that is due on the channel now, or empty.
   *
   * @param full the places to which nothing more may be sent for now
   */
  Optional<Parcel> next(String channel, List<String> full, Instant now) {
    return several(channel, full, now, 0).stream().findFirst();
  }

  /**
   * The next that are due on the channel now, the most urgent first; several only if all go to one
   * place and none has to wait for its turn.
   *
   * @param full the places to which nothing more may be sent for now
   * @param more how many beside the first
   */
  List<Parcel> several(String channel, List<String> full, Instant now, int more) {
    return full.isEmpty()
        ? take("channel = :channels", channel, full, now, more)
        : take("channel = :channels and " + PLACE + " not in (:full)", channel, full, now, more);
  }

  /** Leaves to whoever comes next what is claimed, but not begun. */
  void giveBack(List<Parcel> parcels) {
    parcels.stream()
        .flatMap(parcel -> parcel.claims().stream())
        .collect(Collectors.groupingBy(Claim::attempt))
        .forEach(this::giveBack);
  }

  private void giveBack(int attempt, List<Claim> claims) {
    jdbc.sql(GIVE_BACK)
        .param("ids", claims.stream().map(Claim::id).toArray(Long[]::new))
        .param("attempt", attempt)
        .update();
  }

  /** The next one that is due on a channel other than these, or empty. */
  Optional<Parcel> nextOfOthers(Set<String> channels, Instant now) {
    return take("channel not in (:channels)", channels, List.of(), now, 0).stream().findFirst();
  }

  private List<Parcel> take(
      String which, Object channels, List<String> full, Instant now, int more) {
    JdbcClient.StatementSpec due = due(which, channels, full, now, more);
    try {
      return take(due, now, this::tell);
    } catch (Unheard refusal) {
      log.error("What was put off could not be told, but that stops nothing", refusal.getCause());
      return take(due, now, news -> {});
    }
  }

  private List<Parcel> take(
      JdbcClient.StatementSpec due, Instant now, Consumer<DeliveryEvent> told) {
    return transaction.execute(
        status -> {
          List<Claim> claims = due.query(Claims::claim).list();
          return claims.size() == 1
              ? List.of(judged(claims.get(0), now, told))
              : claims.stream().map(Parcel::of).toList();
        });
  }

  private Parcel judged(Claim claim, Instant now, Consumer<DeliveryEvent> told) {
    Turns.Judged judged = turns.judge(claim, now);
    judged.news().forEach(told);
    return judged.parcel();
  }

  private void tell(DeliveryEvent news) {
    try {
      events.publishEvent(news);
    } catch (RuntimeException refusal) {
      throw new Unheard(refusal);
    }
  }

  /** A listener throws. */
  private static class Unheard extends RuntimeException {

    Unheard(RuntimeException refusal) {
      super(refusal);
    }
  }

  private JdbcClient.StatementSpec due(
      String which, Object channels, List<String> full, Instant now, int more) {
    return jdbc.sql(CLAIM.formatted(which, PLACE))
        .param("channels", channels)
        .param("full", full)
        .param("more", more)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", leaseSeconds)
        .param("node", node.id());
  }

  static Claim claim(ResultSet row, int index) throws SQLException {
    return new Claim(
        row.getLong("id"),
        delivery(row),
        row.getString("place"),
        row.getInt("attempts"),
        known(row),
        turn(row),
        past(row));
  }

  private static Claim.Past past(ResultSet row) throws SQLException {
    OffsetDateTime due = row.getObject("first_due_at", OffsetDateTime.class);
    Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return new Claim.Past(
        !row.getString("line").isEmpty(),
        row.getInt("left_alone"),
        row.getString("last_error") != null,
        created,
        due == null ? created : due.toInstant());
  }

  private static Claim.Turn turn(ResultSet row) throws SQLException {
    return new Claim.Turn(
        pace(row), row.getBoolean("limited"), row.getBoolean("together"), row.getString("bundle"));
  }

  private static Pace pace(ResultSet row) throws SQLException {
    String limits = row.getString("limits");
    String within = row.getString("bundle_within");
    return limits == null
        ? null
        : new Pace(
            Limits.read(limits),
            within == null ? null : Duration.parse(within),
            row.getInt("rank"),
            Limits.read(Objects.requireNonNullElse(row.getString("at_once"), "")));
  }

  /** A row of the table of deliveries. */
  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("key"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("topic"),
        row.getString("reference"),
        Urgency.valueOf(row.getString("urgency")),
        LANGUAGES.computeIfAbsent(row.getString("language"), Locale::forLanguageTag),
        Action.read(row.getString("action")));
  }

  private static Result known(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Result(Result.Outcome.of(outcome), row.getString("error"), null);
  }
}
