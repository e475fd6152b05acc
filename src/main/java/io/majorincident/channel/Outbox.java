package io.majorincident.channel;

import io.majorincident.database.Bells;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All deliveries. What is added goes out after the caller's transaction has committed, at least
 * once, and each time with the same key; if the transaction is rolled back, nothing goes out.
 */
@Repository
public class Outbox {

  private static final String BELL = "deliveries";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Dispatcher dispatcher;
  private final ApplicationEventPublisher events;
  private final Bells bells;
  private final ChannelSettings settings;

  Outbox(
      JdbcClient jdbc,
      Clock clock,
      Dispatcher dispatcher,
      ApplicationEventPublisher events,
      Bells bells,
      ChannelSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.dispatcher = dispatcher;
    this.events = events;
    this.bells = bells;
    this.settings = settings;
    bells.hear(BELL, dispatcher::wake);
  }

  /**
   * Stores the delivery in the caller's transaction.
   *
   * @return false if there is one with this key already: then nothing changes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(Delivery delivery) {
    return add(delivery, Duration.ZERO, "");
  }

  /**
   * As {@link #add(Delivery)}, to go out later.
   *
   * @param after how long to wait, unless another one of the line fails before
   * @param line what is tried one after another: when the first attempt of one fails, the next goes
   *     out at once; empty for what stands alone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(Delivery delivery, Duration after, String line) {
    return add(delivery, after, line, null);
  }

  /**
   * As {@link #add(Delivery, Duration, String)}, in step with others to the same contact.
   *
   * @param pace null for what waits for nothing and does not count
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(Delivery delivery, Duration after, String line, Pace pace) {
    boolean isNew = insert(delivery, after, line, pace) == 1;
    if (isNew) {
      wakeFor(delivery.channel());
    }
    return isNew;
  }

  /**
   * Cancels in the caller's transaction what is waiting to be sent of this topic. What is being
   * sent in this moment is not tried again; if it still arrives, it counts as delivered.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(String topic) {
    return cancelWhere("topic = :value and topic <> ''", topic);
  }

  /**
   * Cancels in the caller's transaction what is waiting to be sent with this reference.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancelAll(String reference) {
    return cancelWhere("reference = :value and reference <> ''", reference);
  }

  /**
   * Cancels in the caller's transaction what is waiting to be sent in this line.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancelLine(String line) {
    return cancelWhere("line = :value and line <> ''", line);
  }

  /** As {@link #cancel} of each of these topics. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancelTopics(Collection<String> topics) {
    return topics.isEmpty()
        ? 0
        : cancelWhere("topic = any(:value) and topic <> ''", topics.toArray(String[]::new));
  }

  /** As {@link #cancelLine} of each of these lines. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancelLines(Collection<String> lines) {
    return lines.isEmpty()
        ? 0
        : cancelWhere("line = any(:value) and line <> ''", lines.toArray(String[]::new));
  }

  /**
   * Cancels in the caller's transaction what is not due yet of this topic. What should have gone
   * out by now is tried further.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancelNotYetDue(String topic) {
    return cancelWhere("topic = :value and topic <> '' and attempts = 0 and due_at > :now", topic);
  }

  private int cancelWhere(String which, Object value) {
    List<DeliveryEvent> cancelled =
        jdbc.sql(
                """
                update delivery set state = 'cancelled', ended_at = :now
                where id in (
                  select id from delivery where %s and state = 'waiting' order by id for update)
                returning *
                """
                    .formatted(which))
            .param("value", value)
            .param("now", now())
            .query(Outbox::cancelled)
            .list();
    cancelled.forEach(events::publishEvent);
    return cancelled.size();
  }

  /** How many wait to go out, or to be tried again. */
  public long waitingCount() {
    return jdbc.sql("select count(*) from delivery where state = 'waiting'")
        .query(Long.class)
        .single();
  }

  /** The first of them, by when they are due. */
  public List<DeliveryStatus> waiting(int most) {
    return jdbc.sql(
            "select * from delivery where state = 'waiting' order by due_at, id limit :most")
        .param("most", most)
        .query(Outbox::status)
        .list();
  }

  /** How each delivery with this reference stands, the oldest first. */
  public List<DeliveryStatus> of(String reference) {
    return jdbc.sql("select * from delivery where reference = :reference order by id")
        .param("reference", reference)
        .query(Outbox::status)
        .list();
  }

  /** Everything that is kept of the deliveries with this reference, the oldest first. */
  public List<RecordedDelivery> recorded(String reference) {
    Map<Long, List<RecordedDelivery.Try>> tries = tries(reference);
    return jdbc.sql("select * from delivery where reference = :reference order by id")
        .param("reference", reference)
        .query(
            (row, index) ->
                new RecordedDelivery(
                    status(row, index),
                    row.getString("subject"),
                    row.getString("body"),
                    tries.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private Map<Long, List<RecordedDelivery.Try>> tries(String reference) {
    Map<Long, List<RecordedDelivery.Try>> tries = new HashMap<>();
    jdbc.sql(
            """
            select made.* from delivery_attempt made join delivery on delivery.id = made.delivery
            where reference = :reference order by made.delivery, made.number
            """)
        .param("reference", reference)
        .query(
            row -> {
              tries
                  .computeIfAbsent(row.getLong("delivery"), it -> new ArrayList<>())
                  .add(attempt(row));
            });
    return tries;
  }

  private static RecordedDelivery.Try attempt(ResultSet row) throws SQLException {
    return new RecordedDelivery.Try(
        row.getInt("number"),
        moment(row, "began_at"),
        moment(row, "ended_at"),
        row.getString("outcome"),
        row.getString("error"));
  }

  /**
   * The topics of what went to this recipient as one message together with this topic, the most
   * urgent first; empty if it went alone.
   */
  public List<String> sentTogether(String topic, String channel, String recipient) {
    return jdbc.sql(
            """
            select topic from delivery
            where bundle = (
              select bundle from delivery
              where topic = :topic and topic <> '' and channel = :channel
                and recipient = :recipient and bundle is not null
              order by begun_at desc limit 1)
            order by rank, id
            """)
        .param("topic", topic)
        .param("channel", channel)
        .param("recipient", recipient)
        .query(String.class)
        .list();
  }

  /**
   * Whether what was sent last to this recipient never arrived: it was given up, or cancelled after
   * it had failed as often as is tried at first; what waits is not looked at.
   */
  public boolean lastWasGivenUp(String channel, String recipient) {
    return jdbc.sql(
            """
            select state <> 'delivered' from delivery
            where channel = :channel and recipient = :recipient
              and (state in ('delivered', 'givenUp')
                or state = 'cancelled' and attempts - left_alone >= :enough)
            order by ended_at desc, id desc limit 1
            """)
        .param("channel", channel)
        .param("recipient", recipient)
        .param("enough", settings.attemptsAtFirst())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private int insert(Delivery delivery, Duration after, String line, Pace pace) {
    Duration within = pace == null ? null : pace.bundleWithin();
    return jdbc.sql(
            """
            insert into delivery (key, channel, recipient, subject, body, topic, reference, urgency,
              created_at, due_at, line, language, limits, bundle_within, rank, at_once,
              action)
            values (:key, :channel, :recipient, :subject, :body, :topic, :reference, :urgency,
              :now, :due, :line, :language, :limits, :within, :rank, :atOnce, :action)
            on conflict (key) do nothing
            """)
        .param("key", delivery.key())
        .param("channel", delivery.channel())
        .param("recipient", delivery.recipient())
        .param("subject", delivery.subject())
        .param("body", delivery.text())
        .param("topic", delivery.topic())
        .param("reference", delivery.reference())
        .param("urgency", delivery.urgency().name())
        .param("now", now())
        .param("due", now().plus(after))
        .param("line", line)
        .param("language", delivery.language().toLanguageTag())
        .param("limits", pace == null ? null : pace.limits().toString())
        .param("within", within == null ? null : within.toString())
        .param("rank", pace == null ? 0 : pace.rank())
        .param("atOnce", pace == null || pace.atOnce().isEmpty() ? null : pace.atOnce().toString())
        .param("action", delivery.action().json())
        .update();
  }

  private void wakeFor(String channel) {
    if (dispatcher.takesWork()) {
      TransactionSynchronizationManager.registerSynchronization(new Wake(channel));
    } else {
      bells.ring(BELL, channel);
    }
  }

  private final class Wake implements TransactionSynchronization {

    private final String channel;

    Wake(String channel) {
      this.channel = channel;
    }

    @Override
    public void afterCommit() {
      dispatcher.wake(channel);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static DeliveryEvent cancelled(ResultSet row, int index) throws SQLException {
    return new DeliveryEvent.Cancelled(
        Claims.delivery(row), row.getInt("attempts") - row.getInt("left_alone"));
  }

  private static DeliveryStatus status(ResultSet row, int index) throws SQLException {
    Instant ended = moment(row, "ended_at");
    return new DeliveryStatus(
        row.getString("key"),
        row.getString("channel"),
        row.getString("recipient"),
        DeliveryStatus.State.of(row.getString("state")),
        row.getInt("attempts") - row.getInt("left_alone"),
        row.getString("last_error"),
        moment(row, "created_at"),
        ended == null ? moment(row, "due_at") : null,
        row.getString("bundle"),
        ended);
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
