package io.majorincident.planning;

import java.util.List;

/** Somebody would change what belongs to a team in which they are not. */
class NotYourTeam extends RuntimeException {

  private final transient List<String> paths;

  NotYourTeam(List<String> paths) {
    super(
        "You may change the plan of your own teams and their services; all else is for administrators. Leave as it is: %s. Nothing was changed."
            .formatted(String.join(", ", paths)));
    this.paths = paths;
  }

  List<String> paths() {
    return paths;
  }
}
