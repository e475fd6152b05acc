package io.majorincident.process;

import java.time.Instant;
import java.util.Optional;

/** What people do about incidents, as the engine knows it, whoever asks. */
public interface Activity {

  /**
   * When a person last did something about the incident: completed or claimed a task, which answers
   * a page, too, or reported a change. Empty if nobody ever did. What happens by itself is none.
   */
  Optional<Instant> last(String incident);
}
