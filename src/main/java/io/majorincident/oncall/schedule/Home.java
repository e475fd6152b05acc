package io.majorincident.oncall.schedule;

import java.time.ZoneId;
import java.util.Set;

/**
 * Where a person lives.
 *
 * @param zone whose nights the person sleeps
 * @param holidays on which the person would be free
 */
public record Home(ZoneId zone, Set<HolidayCalendar> holidays) {

  public Home {
    holidays = Set.copyOf(holidays);
  }
}
