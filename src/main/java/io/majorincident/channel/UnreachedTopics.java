package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds what belongs together and reaches nobody. It looks at how all stands, and not at what
 * happens, so that nothing is missed: neither what ends in the same moment, nor what only waits, as
 * a receiver hangs with all that may be on its way to it.
 */
@Component
class UnreachedTopics {

  /**
   * Each was refused for good, or has failed as often as is tried at first; or, when the time is
   * over that counts from when the first was due, each has failed, or does not even begin.
   */
  private static final String UNREACHED =
      """
      select topic from delivery asked,
        lateral (
          select min(coalesce(first_due_at, due_at)) < :over as time_is_over from delivery first
          where first.topic = asked.topic and state <> 'cancelled') clock
      where topic in (%s) and state <> 'cancelled'
      group by topic
      having bool_and(passed_over_at is null and (state = 'givenUp'
        or state = 'waiting' and line <> '' and (
          attempts - left_alone >= :enough and leased_until is null
          or time_is_over
            and (last_error is not null or coalesce(first_due_at, due_at) < :impatient))))
      """;

  /** What was given up long ago was told, or is told to nobody. */
  private static final String ALL =
      """
      select topic from delivery
      where line <> '' and state = 'waiting' and topic <> '' and passed_over_at is null
        and (last_error is not null or coalesce(first_due_at, due_at) < :impatient)
      union
      select topic from delivery
      where state = 'givenUp' and ended_at > :lately and topic <> '' and passed_over_at is null
      """;

  private static final Duration LATELY = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(UnreachedTopics.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ChannelSettings settings;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  UnreachedTopics(
      JdbcClient jdbc,
      Clock clock,
      ChannelSettings settings,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Tells of each of them, once. */
  void tell() {
    unreached(ALL, "").forEach(this::tell);
  }

  private void tell(String topic) {
    try {
      transaction.executeWithoutResult(status -> tellInTransaction(topic));
    } catch (RuntimeException refusal) {
      log.error(
          "Nothing of {} arrives, but whoever calls others could not be told; they hear of it again",
          topic,
          refusal);
    }
  }

  /** The listener comes before the rows: whoever answers a page takes both in this order. */
  private void tellInTransaction(String topic) {
    if (isMine(topic) && unreached(":topic", topic).contains(topic)) {
      events.publishEvent(new TopicUnreached(topic));
      jdbc.sql("update delivery set passed_over_at = :now where topic = :topic")
          .param("now", moment(clock.instant()))
          .param("topic", topic)
          .update();
    }
  }

  private boolean isMine(String topic) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('topic ' || :topic, 0))")
        .param("topic", topic)
        .query(Boolean.class)
        .single();
  }

  private List<String> unreached(String which, String topic) {
    Instant now = clock.instant();
    return jdbc.sql(UNREACHED.formatted(which))
        .param("topic", topic)
        .param("enough", settings.attemptsAtFirst())
        .param("over", moment(now.minus(settings.callOthersAfter())))
        .param("impatient", moment(now.minus(settings.patience())))
        .param("lately", moment(now.minus(LATELY)))
        .query(String.class)
        .list();
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
