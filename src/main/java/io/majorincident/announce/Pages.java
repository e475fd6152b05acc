package io.majorincident.announce;

import io.majorincident.secret.Secret;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All pages, and the secret of each person who was paged. Only the hash of a secret is kept: it
 * leaves the house in the message alone.
 */
@Repository
@Transactional
class Pages {

  /** Of incidents for which nobody is needed, even if an administrator ended one by force. */
  private static final String ENDED = "('closed', 'falseAlarm', 'duplicate')";

  private final JdbcClient jdbc;
  private final Clock clock;

  Pages(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens the incident's next page. The caller has taken the incident, since two pages of one may
   * be opened side by side.
   *
   * @param paging id of the process that opens it
   * @param whom id of the team, the role or the person that is called
   * @param before the page of the same paging that nobody answered, or empty for the first
   * @param lastResort whether everybody is called by it
   */
  Page open(
      String incident,
      String paging,
      String whom,
      String reason,
      Optional<String> before,
      boolean lastResort) {
    long count =
        jdbc.sql("select count(*) from page where incident = :incident")
            .param("incident", incident)
            .query(Long.class)
            .single();
    String id = incident + "-" + (count + 1);
    jdbc.sql(
            """
            insert into page (id, incident, paging, whom, reason, first_page, opened_at, last_resort)
            values (:id, :incident, :paging, :whom, :reason,
              coalesce((select first_page from page where id = :before), :id), :now, :lastResort)
            """)
        .param("before", before.orElse(""))
        .param("id", id)
        .param("incident", incident)
        .param("paging", paging)
        .param("whom", whom)
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .param("lastResort", lastResort)
        .update();
    return new Page(id, incident, reason, true, null, lastResort);
  }

  /**
   * Lets the person answer the page without signing in.
   *
   * @param wokenNight the night in which it wakes them, by its first day
   * @return the secret, which nobody can read again
   */
  String invite(String page, String person, Optional<LocalDate> wokenNight) {
    String secret = Secret.make();
    jdbc.sql(
            """
            insert into page_invitation (secret_hash, page, person, woken_night)
            values (:hash, :page, :person, :night)
            """)
        .param("hash", Secret.hash(secret))
        .param("page", page)
        .param("person", person)
        .param("night", wokenNight.orElse(null), Types.DATE)
        .update();
    return secret;
  }

  /** Whom this secret lets answer which page, or empty. */
  Optional<Invitation> invitation(String secret) {
    return jdbc.sql(
            """
            select page, person, declined_at is not null as declined
            from page_invitation where secret_hash = :hash
            """)
        .param("hash", Secret.hash(secret))
        .query(Invitation.class)
        .optional();
  }

  /**
   * Pages of running incidents that wait for an answer of one of these people, the newest first.
   */
  List<Invitation> asking(Collection<String> people) {
    return jdbc.sql(
            """
            select asked.page, asked.person, false as declined
            from page_invitation asked join page on page.id = asked.page
              join incident on incident.number = page.incident and incident.status not in %s
            where asked.person in (:people) and page.ended_at is null and asked.declined_at is null
            order by page.opened_at desc, page.id desc
            """
                .formatted(ENDED))
        .param("people", people)
        .query(Invitation.class)
        .list();
  }

  /**
   * By which page of a running incident one of these people was asked last: one that waits for
   * their answer if there is any, then one that waits for somebody else's by now, then any.
   */
  Optional<Invitation> newest(Collection<String> people) {
    return jdbc.sql(
            """
            select asked.page, asked.person, asked.declined_at is not null as declined
            from page_invitation asked join page on page.id = asked.page
              join incident on incident.number = page.incident and incident.status not in %s
            where asked.person in (:people)
            order by (page.ended_at is null and asked.declined_at is null) desc,
              exists (
                select from page later
                where later.first_page = page.first_page and later.ended_at is null) desc,
              page.opened_at desc, page.id desc
            limit 1
            """
                .formatted(ENDED))
        .param("people", people)
        .query(Invitation.class)
        .optional();
  }

  /**
   * @param declined whether the person has said that they cannot take this page
   */
  record Invitation(String page, String person, boolean declined) {}

  /**
   * Notes that a person cannot take the page.
   *
   * @return false if that is known, or the person is not asked by this page
   */
  boolean decline(String page, String person) {
    return jdbc.sql(
                """
                update page_invitation set declined_at = :now
                where page = :page and person = :person and declined_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("page", page)
            .param("person", person)
            .update()
        > 0;
  }

  /**
   * Ids of those who can still take the page: nobody, if it has ended. The caller has taken it: two
   * who decline in the same moment would each see the other one as still asked.
   */
  List<String> left(String page) {
    return jdbc.sql(
            """
            select person from page_invitation join page on page.id = page
            where page = :page and ended_at is null and declined_at is null order by person
            """)
        .param("page", page)
        .query(String.class)
        .list();
  }

  /** Whether the person was asked by this page, also if they have declined. */
  boolean asks(String page, String person) {
    return jdbc.sql(
            """
            select exists (
              select from page_invitation where page = :page and person = :person)
            """)
        .param("page", page)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /** The page, for which everybody else who takes or ends it waits until the transaction ends. */
  Page take(String id) {
    jdbc.sql("select id from page where id = :id for no key update")
        .param("id", id)
        .query(String.class)
        .single();
    return get(id);
  }

  /** Id of the process that has opened the page. */
  String pagingOf(String id) {
    return jdbc.sql("select paging from page where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  Page get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("There is no page " + id));
  }

  /** The page with this id, or empty. */
  Optional<Page> find(String id) {
    return jdbc.sql(
            """
            select id, incident, reason, ended_at is null as open, acknowledged_by, last_resort
            from page where id = :id
            """)
        .param("id", id)
        .query(Page.class)
        .optional();
  }

  /**
   * The page that asks now for what this one asked for: itself, or the newest one that followed it
   * because nobody answered. So whoever wakes up late can still take it.
   */
  Page current(String id) {
    return jdbc.sql(
            """
            select id, incident, reason, ended_at is null as open, acknowledged_by, last_resort
            from page where first_page = (select first_page from page where id = :id)
            order by ended_at is not null, ended_at desc, opened_at desc limit 1
            """)
        .param("id", id)
        .query(Page.class)
        .single();
  }

  /** Ids of all pages that asked for the same as this one, which is among them. */
  List<String> chain(String id) {
    return ids("first_page = (select first_page from page where id = :value)", id);
  }

  /** Ids of all pages of an incident, the oldest first. */
  List<String> of(String incident) {
    return ids("incident = :value", incident);
  }

  /** Ids of all pages of a paging, the oldest first. */
  List<String> by(String paging) {
    return ids("paging = :value", paging);
  }

  /** Whether a page about the incident waits for an answer of this team, role or person. */
  boolean isCalling(String incident, String whom) {
    return jdbc.sql(
            """
            select exists (
              select from page where incident = :incident and whom = :whom and ended_at is null)
            """)
        .param("incident", incident)
        .param("whom", whom)
        .query(Boolean.class)
        .single();
  }

  /** Ids of those who have said no to a page of this paging. */
  List<String> declinedIn(String paging) {
    return jdbc.sql(
            """
            select distinct person from page_invitation join page on page.id = page
            where paging = :paging and declined_at is not null
            """)
        .param("paging", paging)
        .query(String.class)
        .list();
  }

  /** Ids of those who took a page of another incident that is more severe and needs people. */
  List<String> takenOfMoreSevere(String incident, int severity) {
    return jdbc.sql(
            """
            select distinct acknowledged_by from page join incident on number = incident
            where acknowledged_by is not null and number <> :incident and severity < :severity
              and status in ('new', 'fixing')
            """)
        .param("incident", incident)
        .param("severity", severity)
        .query(String.class)
        .list();
  }

  /** Ids of everybody whom this page has asked, also of those who cannot take it. */
  List<String> asked(String page) {
    return jdbc.sql("select person from page_invitation where page = :page order by person")
        .param("page", page)
        .query(String.class)
        .list();
  }

  private List<String> ids(String which, String value) {
    return jdbc.sql("select id from page where %s order by opened_at, id".formatted(which))
        .param("value", value)
        .query(String.class)
        .list();
  }

  /**
   * Ends the page.
   *
   * @param acknowledgedBy who took it, or null if nobody did
   * @return false if somebody else has ended it before, however short: then nothing has changed
   */
  boolean end(String id, String acknowledgedBy) {
    return jdbc.sql(
                """
                update page set ended_at = :now, acknowledged_by = :by
                where id = :id and ended_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", acknowledgedBy)
            .param("id", id)
            .update()
        > 0;
  }

  /** When each person was last asked by a page; those who never were are not among them. */
  Map<String, Instant> lastToEach() {
    Map<String, Instant> last = new HashMap<>();
    jdbc.sql(
            """
            select person, max(opened_at) as at from page_invitation join page on page.id = page
            group by person
            """)
        .query(
            row -> {
              last.put(row.getString("person"), row.getTimestamp("at").toInstant());
            });
    return last;
  }
}
