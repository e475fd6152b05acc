package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Schedule;
import java.util.List;

/**
 * People who answer for services together.
 *
 * @param id unique
 * @param name as people read it
 * @param schedule who of them is on call
 * @param members person ids, one at least
 * @param lead the member who sees to it that the team can be relied on
 */
public record Team(String id, String name, Schedule schedule, List<String> members, String lead) {

  public Team {
    members = List.copyOf(members);
  }

  /** A team that is led by its first member. */
  public Team(String id, String name, Schedule schedule, List<String> members) {
    this(id, name, schedule, members, members.get(0));
  }
}
