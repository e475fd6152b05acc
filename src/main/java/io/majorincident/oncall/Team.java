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
 */
public record Team(String id, String name, Schedule schedule, List<String> members) {

  public Team {
    members = List.copyOf(members);
  }
}
