package io.majorincident.process;

import java.util.Collection;
import java.util.Map;

/** What people have answered in the forms of an incident. */
public interface GivenAnswers {

  /**
   * The answers that were given when the same was asked the last time in the same incident.
   *
   * @param task id of the task that asks now
   * @param keys of its form
   * @return by their keys; none if this is the first time
   */
  Map<String, Object> lastTime(String task, Collection<String> keys);
}
