package io.majorincident.oncall.schedule;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The public holidays of a country or one of its regions. */
public final class HolidayCalendar {

  /** Years of which anybody has something to ask; no others may fill the memory. */
  private static final int FIRST_YEAR_KEPT = 2000;

  private static final int LAST_YEAR_KEPT = 2199;

  private static final Map<String, HolidayCalendar> KNOWN = new ConcurrentHashMap<>();

  private final String code;
  private final HolidayManager country;
  private final String[] region;
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  private HolidayCalendar(String code, HolidayManager country, String[] region) {
    this.code = code;
    this.country = country;
    this.region = region;
  }

  /**
   * @param code country and regions of ISO 3166, joined by hyphens and in any case, such as de,
   *     de-by or us-ny
   * @return empty if there is no such country or region
   */
  public static Optional<HolidayCalendar> find(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    String[] parts = lower.split("-", -1);
    String country = parts[0].toUpperCase(Locale.ROOT);
    // What is unknown is not kept: whoever asks for nonsense must not fill the memory.
    return country.length() == 2 && HolidayManager.getSupportedCalendarCodes().contains(country)
        ? Optional.ofNullable(KNOWN.computeIfAbsent(lower, it -> open(it, parts)))
        : Optional.empty();
  }

  private static HolidayCalendar open(String code, String[] parts) {
    HolidayManager country = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    String[] region = Arrays.copyOfRange(parts, 1, parts.length);
    return has(country.getCalendarHierarchy(), region)
        ? new HolidayCalendar(code, country, region)
        : null;
  }

  private static boolean has(CalendarHierarchy hierarchy, String[] region) {
    CalendarHierarchy place = hierarchy;
    for (String part : region) {
      place = place == null ? null : place.getChildren().get(part);
    }
    return place != null;
  }

  /** As the plan writes it, in small letters. */
  public String code() {
    return code;
  }

  /** Whether nobody has to work there on this day, or on the day for which it stands in. */
  public boolean isHoliday(LocalDate date) {
    return in(date.getYear()).contains(date);
  }

  /** All days of a year on which nobody has to work there. */
  Set<LocalDate> in(int year) {
    Set<LocalDate> known = byYear.get(year);
    if (known != null) {
      return known;
    }
    Set<LocalDate> holidays = Set.copyOf(holidays(year));
    if (FIRST_YEAR_KEPT <= year && year <= LAST_YEAR_KEPT) {
      byYear.put(year, holidays);
    }
    return holidays;
  }

  // A holiday may be kept some days later or earlier, and so in another year.
  private Set<LocalDate> holidays(int year) {
    Set<LocalDate> dates = new HashSet<>();
    Stream.of(year - 1, year, year + 1)
        .flatMap(it -> publicHolidays(Year.of(it)))
        .filter(date -> date.getYear() == year)
        .forEach(dates::add);
    return dates;
  }

  private Stream<LocalDate> publicHolidays(Year year) {
    return country.getHolidays(year, region).stream()
        .filter(it -> it.getType() != HolidayType.OBSERVANCE)
        .flatMap(HolidayCalendar::dates);
  }

  private static Stream<LocalDate> dates(Holiday holiday) {
    return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HolidayCalendar calendar && code.equals(calendar.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
