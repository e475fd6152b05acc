package io.majorincident.roster;

import io.majorincident.oncall.schedule.Load;

/**
 * What being on call takes from a person, in whole hours, rounded down; the same hour may count as
 * night, weekend and holiday.
 */
record Hours(long covered, long nights, long weekends, long holidays) {

  static Hours of(Load load) {
    return new Hours(
        load.covered().toHours(),
        load.nights().toHours(),
        load.weekends().toHours(),
        load.holidays().toHours());
  }
}
