package io.majorincident.oncall;

import java.util.Collection;

/** Somebody named a team that the plan does not have. */
public class NoSuchTeam extends RuntimeException {

  NoSuchTeam(String id, Collection<String> teams) {
    super(
        "There is no team '%s' in the on-call plan. There are: %s. Name one of these, or add the team to the plan and start again."
            .formatted(id, String.join(", ", teams)));
  }
}
