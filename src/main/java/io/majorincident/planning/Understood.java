package io.majorincident.planning;

import io.majorincident.oncall.Plan;

/**
 * A version of the plan, and what it says.
 *
 * @param number of the version; 0 as long as there is none
 */
record Understood(long number, Plan plan) {

  /** The later one. */
  static Understood later(Understood one, Understood other) {
    return other.number() > one.number() ? other : one;
  }
}
