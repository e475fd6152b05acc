package io.majorincident.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which nodes work on this database. Each is a member as long as its session lives: the database
 * ends that, and frees its lock, in the moment in which the process dies. A node that is only slow
 * keeps its session; one that has lost it joins anew.
 */
@Component
class Membership {

  /** The first half of the locks' keys: nobody else's locks have it. */
  static final int LOCKS = 0x6d696e6f;

  /** So long others see that a lock is free before they believe it: a living node joins anew. */
  static final Duration GONE_AFTER = Duration.ofMillis(1500);

  private static final String JOIN =
      """
      with joined as (insert into node (id) values (?) returning number)
      select number, pg_advisory_lock(?, number) from joined
      """;

  private static final String LEAVE_EARLIER = "delete from node where id = ? and number <> ?";

  private static final String WITHOUT_SESSION =
      """
      select number, id from node
      where number <> ? and not exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 2
          and classid = ? and objid::bigint = number
          and database = (select oid from pg_database where datname = current_database()))
      order by number
      """;

  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final ThisNode node;

  /** Since when others have been seen without a session, by this machine's nanoseconds. */
  private final Map<Integer, Long> silent = new HashMap<>();

  private int number;

  Membership(ThisNode node) {
    this.node = node;
  }

  /**
   * Another node, or what is left of it.
   *
   * @param number of its membership, under which it holds its lock
   */
  record Member(int number, String id) {}

  /** Becomes a member as long as this session lives. */
  void join(Connection session) throws SQLException {
    boolean again = number > 0;
    number = newNumber(session);
    if (leaveEarlier(session) == 0 && again) {
      log.warn("This node was taken for dead: what it had at hand has gone to others.");
    }
    silent.clear();
  }

  /**
   * Looks at the others, and says who is gone by now.
   *
   * @param nanos this machine's count of nanoseconds
   */
  List<Member> gone(Connection session, long nanos) throws SQLException {
    List<Member> seen = withoutSession(session);
    silent.keySet().retainAll(seen.stream().map(Member::number).toList());
    return seen.stream().filter(it -> nanos - since(it, nanos) >= GONE_AFTER.toNanos()).toList();
  }

  private long since(Member member, long nanos) {
    return silent.computeIfAbsent(member.number(), first -> nanos);
  }

  private int newNumber(Connection session) throws SQLException {
    try (PreparedStatement join = session.prepareStatement(JOIN)) {
      join.setString(1, node.id());
      join.setInt(2, LOCKS);
      ResultSet row = join.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  private int leaveEarlier(Connection session) throws SQLException {
    try (PreparedStatement leave = session.prepareStatement(LEAVE_EARLIER)) {
      leave.setString(1, node.id());
      leave.setInt(2, number);
      return leave.executeUpdate();
    }
  }

  private List<Member> withoutSession(Connection session) throws SQLException {
    try (PreparedStatement others = session.prepareStatement(WITHOUT_SESSION)) {
      others.setInt(1, number);
      others.setInt(2, LOCKS);
      return members(others.executeQuery());
    }
  }

  private static List<Member> members(ResultSet rows) throws SQLException {
    List<Member> members = new ArrayList<>();
    while (rows.next()) {
      members.add(new Member(rows.getInt("number"), rows.getString("id")));
    }
    return members;
  }
}
