package io.majorincident.oncall.schedule;

import java.time.Duration;

/**
 * What being on call takes from a person; the same hour may count as night, weekend and holiday.
 *
 * @param covered all the time on call
 * @param nights of it, from 22:00 to 06:00 where the person lives
 * @param weekends of it, on Saturdays and Sundays there
 * @param holidays of it, on holidays there
 */
public record Load(Duration covered, Duration nights, Duration weekends, Duration holidays) {

  public static final Load NONE =
      new Load(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** How much more this is; negative where it is less. */
  public Load minus(Load other) {
    return new Load(
        covered.minus(other.covered),
        nights.minus(other.nights),
        weekends.minus(other.weekends),
        holidays.minus(other.holidays));
  }
}
