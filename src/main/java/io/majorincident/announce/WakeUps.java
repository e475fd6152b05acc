package io.majorincident.announce;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.schedule.HoursOfDay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often pages have woken people. A page wakes whom it calls at night, by their own clock. One
 * that comes soon after another about the same incident, such as that of the next level or round,
 * does not count again: the person is still awake. What night is and what soon means are cells of
 * the response plan; by a plan that does not say it, nobody is woken.
 */
@Repository
public class WakeUps {

  private final JdbcClient jdbc;
  private final Clock clock;

  WakeUps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How often each person was woken in a time, whatever team they were called for; whoever slept is
   * not among them.
   *
   * @param from belongs to it
   * @param to belongs to it, too
   */
  public Map<String, Integer> between(Instant from, Instant to) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            select person, count(*) as times from page_invitation join page on page.id = page
            where woken_night is not null and opened_at >= :from and opened_at <= :to
            group by person
            """)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query(
            row -> {
              counts.put(row.getString("person"), row.getInt("times"));
            });
    return counts;
  }

  /**
   * Somebody who was woken too often in one night.
   *
   * @param night by its first day
   * @param times so far
   */
  record Tired(String person, LocalDate night, int times) {}

  /**
   * Whom the pages of one paging have woken, and in that night so often that the plan wants relief
   * to be offered, and to whom it was not; nobody by a plan that does not say how often.
   *
   * @param page any of the paging
   */
  List<Tired> tired(DecidedPlan responsePlan, String page) {
    return responsePlan
        .text("offerReliefAfter")
        .map(times -> wokenBy(page, Integer.parseInt(times)))
        .orElse(List.of());
  }

  private List<Tired> wokenBy(String page, int times) {
    return jdbc.sql(
            """
            select person, woken_night as night, count(*) as times from page_invitation asked
            where (person, woken_night) in (
                select person, woken_night from page_invitation join page on page.id = page
                where first_page = (select first_page from page where id = :page)
                  and woken_night is not null)
              and not exists (
                select from relief_offer offer
                where offer.person = asked.person and offer.night = asked.woken_night)
            group by person, woken_night having count(*) >= :times order by person
            """)
        .param("page", page)
        .param("times", times)
        .query(Tired.class)
        .list();
  }

  /** The night in which a page that goes out now wakes the person, by its first day. */
  Optional<LocalDate> night(DecidedPlan responsePlan, String incident, Person person) {
    return present(responsePlan, person).filter(night -> !isAwake(responsePlan, incident, person));
  }

  /** The night that it is now where the person lives. */
  private Optional<LocalDate> present(DecidedPlan responsePlan, Person person) {
    return responsePlan
        .text("night")
        .map(HoursOfDay::read)
        .flatMap(hours -> hours.day(clock.instant(), person.zone()));
  }

  private boolean isAwake(DecidedPlan responsePlan, String incident, Person person) {
    Duration awake = responsePlan.duration("oneWakeUpWithin").orElse(Duration.ZERO);
    return jdbc.sql(
            """
            select count(*) > 0 from page_invitation join page on page.id = page
            where person = :person and incident = :incident and opened_at > :since
            """)
        .param("person", person.id())
        .param("incident", incident)
        .param("since", Timestamp.from(clock.instant().minus(awake)))
        .query(Boolean.class)
        .single();
  }
}
