package io.majorincident.planning.imports;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.majorincident.oncall.schedule.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events of an iCalendar file (RFC 5545) as overrides: who attends, or else whom the summary
 * names, is on call from begin to end. Days without a time, and times without a zone, are on the
 * wall clock of the team. What is over is left out, and so is what is cancelled.
 */
final class Calendar {

  private static final int EVENTS_AT_MOST = 1000;

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

  /** What comes oftener is no shift, and would be stepped through for a century. */
  private static final Set<Frequency> FREQUENCIES =
      Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

  private static final Set<String> MUST_BE_READ =
      Set.of("DURATION", "RRULE", "EXDATE", "RDATE", "EXRULE", "RECURRENCE-ID", "STATUS");

  private final Names names;
  private final Instant now;
  private final ZoneId zone;
  private final SourceFaults faults;

  /**
   * @param zone of the team
   */
  Calendar(Names names, Instant now, ZoneId zone, SourceFaults faults) {
    this.names = names;
    this.now = now;
    this.zone = zone;
    this.faults = faults;
  }

  List<ImportedOverride> read(String text) {
    List<ICalendar> calendars = calendars(text);
    if (calendars.isEmpty()) {
      faults.add(1, "", "This is no iCalendar file: it has no BEGIN:VCALENDAR.");
    }
    Iterator<Place> places = places(text).iterator();
    return calendars.stream()
        .flatMap(calendar -> shifts(calendar, places))
        .flatMap(shift -> shift.understood().stream())
        .limit(Overrides.AT_MOST + 1L)
        .toList();
  }

  private Stream<Shift> shifts(ICalendar calendar, Iterator<Place> places) {
    return calendar.getEvents().stream()
        .map(event -> new Shift(event, calendar.getTimezoneInfo(), next(places)));
  }

  /** A line that is folded within its first word is not found. */
  private Place next(Iterator<Place> places) {
    return places.hasNext() ? places.next() : new Place(1, "VEVENT", faults);
  }

  private List<ICalendar> calendars(String text) {
    try (ICalReader reader = new ICalReader(text)) {
      List<ICalendar> calendars = new ArrayList<>();
      for (ICalendar next = reader.readNext(); next != null; next = reader.readNext()) {
        calendars.add(next);
        reader.getWarnings().forEach(this::noteUnread);
      }
      return calendars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be read is skipped by the reader, and the event would mean something else. */
  private void noteUnread(ParseWarning warning) {
    String property = String.valueOf(warning.getPropertyName());
    if (MUST_BE_READ.contains(property)) {
      faults.add(
          warning.getLineNumber() == null ? 1 : warning.getLineNumber(),
          property,
          "Cannot be understood: %s Correct it, or export each shift as an event of its own."
              .formatted(warning.getMessage()));
    }
  }

  /** Where events begin. */
  private List<Place> places(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equalsIgnoreCase("BEGIN:VEVENT")) {
        places.add(new Place(i + 1, "VEVENT[%d]".formatted(places.size()), faults));
      }
    }
    return places;
  }

  private final class Shift {

    private final VEvent event;
    private final TimezoneInfo zones;
    private final Place place;

    Shift(VEvent event, TimezoneInfo zones, Place place) {
      this.event = event;
      this.zones = zones;
      this.place = place;
    }

    /** Nothing if its times are none, which is noted. */
    List<ImportedOverride> understood() {
      try {
        return overrides();
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException noTime) {
        place.fault("Has a time that there is not, or that is too far away. Correct it.");
        return List.of();
      }
    }

    private List<ImportedOverride> overrides() {
      Optional<Instant> from = from();
      Optional<Instant> to = from.flatMap(this::to);
      if (isCancelled() || to.isEmpty()) {
        return List.of();
      }
      Duration length = Duration.between(from.get(), to.get());
      List<Instant> begins =
          begins(from.get()).stream().filter(it -> it.plus(length).isAfter(now)).toList();
      if (begins.isEmpty()) {
        return List.of();
      }
      noteSummerTime(begins, length);
      return person()
          .map(
              id ->
                  begins.stream()
                      .map(it -> new ImportedOverride(id, it, it.plus(length), place))
                      .toList())
          .orElse(List.of());
    }

    private boolean isCancelled() {
      return event.getStatus() != null && event.getStatus().equals(Status.cancelled());
    }

    private Optional<Instant> from() {
      if (event.getDateStart() == null) {
        place.fault("The event has no DTSTART. Give it one, or delete it.");
        return Optional.empty();
      }
      return instant(event.getDateStart());
    }

    private Optional<Instant> to(Instant from) {
      Optional<Instant> to = end(from);
      if (to.filter(it -> !it.isAfter(from)).isPresent()) {
        place.fault("The event does not end after it begins. Let it end later.");
        return Optional.empty();
      }
      return to;
    }

    private Optional<Instant> end(Instant from) {
      if (event.getDateEnd() != null) {
        return instant(event.getDateEnd());
      }
      if (event.getDuration() != null) {
        return Optional.of(from.plusMillis(event.getDuration().getValue().toMillis()));
      }
      boolean wholeDay = !event.getDateStart().getValue().hasTime();
      return Optional.of(wholeDay ? from.atZone(zone).plusDays(1).toInstant() : from);
    }

    private Optional<Instant> instant(DateOrDateTimeProperty property) {
      return instant(property, property.getValue());
    }

    private Optional<Instant> instant(ICalProperty property, ICalDate date) {
      return zone(property, date).map(it -> instant(date, it));
    }

    private static Instant instant(ICalDate date, ZoneId zone) {
      DateTimeComponents raw = date.getRawComponents();
      if (raw.getYear() < FIRST_YEAR || raw.getYear() > LAST_YEAR) {
        throw new DateTimeException("Not in this millennium: " + raw);
      }
      if (raw.isUtc()) {
        return date.toInstant();
      }
      return new WallClock(zone)
          .instant(
              LocalDateTime.of(
                  raw.getYear(),
                  raw.getMonth(),
                  raw.getDate(),
                  raw.getHour(),
                  raw.getMinute(),
                  raw.getSecond()));
    }

    /** Whose clock is meant; that nobody knows it is noted. */
    private Optional<ZoneId> zone(ICalProperty property, ICalDate date) {
      if (!date.hasTime() || date.getRawComponents().isUtc() || zones.isFloating(property)) {
        return Optional.of(zone);
      }
      String id =
          zones.getTimezone(property) == null
              ? String.valueOf(property.getParameter("TZID"))
              : zones.getTimezone(property).getTimeZone().getID();
      try {
        return Optional.of(ZoneId.of(id));
      } catch (DateTimeException e) {
        place.fault(
            "The time zone '%s' is unknown. Name it as Europe/Berlin, or export the calendar in UTC."
                .formatted(id));
        return Optional.empty();
      }
    }

    private List<Instant> begins(Instant first) {
      if (event.getRecurrenceId() != null
          || !event.getRecurrenceDates().isEmpty()
          || !event.getExceptionRules().isEmpty()) {
        place.fault(
            "Has RECURRENCE-ID, RDATE or EXRULE, which are not understood. Export each shift as an event of its own.");
        return List.of();
      }
      RecurrenceRule rule = event.getRecurrenceRule();
      return rule == null ? List.of(first) : recurring(rule, first);
    }

    private List<Instant> recurring(RecurrenceRule rule, Instant first) {
      if (rule.getValue() == null || !FREQUENCIES.contains(frequency(rule))) {
        place.fault(
            "Comes again at times that are not understood. Export each shift as an event of its own.");
        return List.of();
      }
      if (rule.getValue().getUntil() == null && rule.getValue().getCount() == null) {
        place.fault(
            "Comes again for ever, and overrides are single shifts. Give it an end (UNTIL or COUNT), or write a layer.");
        return List.of();
      }
      DateIterator dates =
          rule.getDateIterator(Date.from(first), TimeZone.getTimeZone(zoneOfStart()));
      List<Instant> begins = new ArrayList<>();
      while (dates.hasNext() && begins.size() <= EVENTS_AT_MOST) {
        begins.add(dates.next().toInstant());
      }
      if (begins.size() > EVENTS_AT_MOST) {
        place.fault(
            "Comes again more than %d times. Let it end earlier, or write a layer."
                .formatted(EVENTS_AT_MOST));
      }
      Set<Instant> left = exceptions();
      return begins.stream().filter(it -> !left.contains(it)).toList();
    }

    private static Frequency frequency(RecurrenceRule rule) {
      Frequency frequency = rule.getValue().getFrequency();
      return frequency == null ? Frequency.SECONDLY : frequency;
    }

    private Set<Instant> exceptions() {
      return event.getExceptionDates().stream()
          .flatMap(dates -> dates.getValues().stream().map(date -> instant(dates, date)))
          .flatMap(Optional::stream)
          .collect(Collectors.toSet());
    }

    private ZoneId zoneOfStart() {
      ICalDate start = event.getDateStart().getValue();
      return start.getRawComponents().isUtc()
          ? ZoneOffset.UTC
          : zone(event.getDateStart(), start).orElse(zone);
    }

    /** Calendars differ in what becomes of a repeated event whose end moves on the clock. */
    private void noteSummerTime(List<Instant> begins, Duration length) {
      boolean some =
          event.getRecurrenceRule() != null
              && begins.stream().anyMatch(it -> offset(it) != offset(it.plus(length)));
      if (some) {
        place.fault(
            "Is repeated, and lasts while summer time begins or ends: systems differ in when that one is over. Export each shift as an event of its own.");
      }
    }

    private int offset(Instant moment) {
      return zoneOfStart().getRules().getOffset(moment).getTotalSeconds();
    }

    private Optional<String> person() {
      List<Attendee> attendees = event.getAttendees();
      if (attendees.size() > 1) {
        place.fault(
            "%d people attend, and our plan knows one at a time. Name one; pages go to the next in line and to the team as well."
                .formatted(attendees.size()));
        return Optional.empty();
      }
      return attendees.isEmpty()
          ? named(event.getSummary() == null ? "" : event.getSummary().getValue())
          : names.person(place, called(attendees.get(0)));
    }

    private static List<String> called(Attendee attendee) {
      return Stream.of(
              attendee.getEmail(),
              attendee.getUri() == null ? null : attendee.getUri().replaceFirst("(?i)^mailto:", ""),
              attendee.getCommonName())
          .map(it -> it == null ? "" : it)
          .toList();
    }

    /** As "On Call - Anna Becker - Payments" or "[L1] anna". */
    private Optional<String> named(String summary) {
      String words = summary.replaceFirst("^\\[[^\\]]*\\]", "").strip();
      List<String> found =
          Stream.concat(Stream.of(words), Stream.of(words.split(" [-–|] |[:,]")))
              .flatMap(word -> names.answering(word).stream())
              .distinct()
              .toList();
      if (found.size() > 1) {
        place.fault(
            "'%s' names %s, and our plan knows one at a time. Name one."
                .formatted(summary, String.join(" and ", found)));
        return Optional.empty();
      }
      return found.isEmpty() ? names.person(place, List.of(words)) : Optional.of(found.get(0));
    }
  }
}
