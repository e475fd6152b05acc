package io.majorincident.roster;

import io.majorincident.oncall.Horizon;

/** Somebody asked for a time that the plan does not tell. */
class NoSuchTime extends RuntimeException {

  private final transient Horizon horizon;

  NoSuchTime(Horizon horizon) {
    super(
        "Ask for a time from %s until %s, and for a range that ends after it begins."
            .formatted(horizon.first(), horizon.last()));
    this.horizon = horizon;
  }

  /** What may be asked for. */
  Horizon horizon() {
    return horizon;
  }
}
