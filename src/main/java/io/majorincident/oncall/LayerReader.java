package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Coverage;
import io.majorincident.oncall.schedule.HolidayCalendar;
import io.majorincident.oncall.schedule.Layer;
import io.majorincident.oncall.schedule.Rhythm;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.WallClock;
import io.majorincident.oncall.schedule.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes one layer of a schedule, noting every fault on the way. */
final class LayerReader {

  static final Notation<String> NAME = Notation.name("the name of a layer");

  private static final String WINDOWS =
      "a list of parts of the week, each with '- days:' or '- from:' and 'to:'; or delete it";
  private static final String CALENDARS =
      "'only:' or 'except:', and a list of countries or regions; or delete it";

  private final Entry entry;
  private final ZoneId zone;
  private final WallClock clock;

  /**
   * @param teamZone counts if the layer names no other
   */
  LayerReader(Entry entry, ZoneId teamZone) {
    this.entry = entry;
    this.zone = entry.optional("zone", Notation.ZONE, teamZone);
    this.clock = new WallClock(zone);
  }

  /** The layer of these people. */
  Layer layer(List<String> people) {
    entry.allowOnly(
        "name",
        "people",
        "every",
        "start",
        "handoverDay",
        "handoverTime",
        "end",
        "zone",
        "times",
        "holidays");
    Optional<LocalTime> handover = handoverTime();
    LocalDateTime start =
        entry.required("start", Notation.start(handover.orElse(LocalTime.MIDNIGHT)));
    return new Layer(
        entry.required("name", NAME),
        people,
        rhythm(start, handover.orElse(start.toLocalTime())),
        new Coverage(clock, active(start), windows(), holidays("only"), holidays("except")));
  }

  private Optional<LocalTime> handoverTime() {
    return entry
        .optional("handoverTime", Notation.TIME.expected())
        .flatMap(it -> it.find(Notation.TIME));
  }

  private Rhythm rhythm(LocalDateTime start, LocalTime handover) {
    DayOfWeek day = entry.optional("handoverDay", Notation.DAY, start.getDayOfWeek());
    Optional<Notation.Every> every = required(entry, "every", Notation.EVERY);
    every.map(Notation.Every::unit).ifPresent(this::noteWhatIsUseless);
    int length = every.map(Notation.Every::length).orElse(1);
    return switch (every.map(Notation.Every::unit).orElse(ChronoUnit.DAYS)) {
      case WEEKS -> Rhythm.weeks(length, day, handover, start, zone);
      case DAYS -> Rhythm.days(length, handover, start, zone);
      default -> Rhythm.hours(length, start, zone);
    };
  }

  private void noteWhatIsUseless(ChronoUnit unit) {
    if (unit != ChronoUnit.WEEKS) {
      useless("handoverDay", "Only people who have whole weeks hand over on a certain day.");
    }
    if (unit == ChronoUnit.HOURS) {
      useless("handoverTime", "Hours are counted from the start.");
    }
  }

  private void useless(String key, String why) {
    entry.optional(key, "nothing").ifPresent(it -> it.fault(why + " Delete it."));
  }

  private Span active(LocalDateTime start) {
    return entry
        .optional("end", Notation.END.expected())
        .flatMap(
            end -> end.find(Notation.END).flatMap(it -> SpanReader.span(start, it, clock, end)))
        .orElseGet(() -> new Span(clock.instant(start), Instant.MAX));
  }

  private Set<HolidayCalendar> holidays(String key) {
    Optional<Entry> holidays = entry.optional("holidays", CALENDARS);
    holidays.ifPresent(it -> it.oneOrMoreEntries());
    holidays.ifPresent(it -> it.allowOnly("only", "except"));
    return holidays
        .flatMap(it -> it.optional(key, Notation.CALENDAR.expected()))
        .map(list -> list.distinct(Notation.CALENDAR))
        .orElse(Set.of());
  }

  private List<Window> windows() {
    return entry.optional("times", WINDOWS).map(Entry::items).orElse(List.of()).stream()
        .map(item -> item.expecting("'days:' or 'from:' and 'to:'"))
        .flatMap(LayerReader::windows)
        .toList();
  }

  private static Stream<Window> windows(Entry item) {
    item.allowOnly("days", "from", "to");
    Optional<Entry> days = item.optional("days", Notation.DAY.expected());
    if (days.isEmpty()) {
      return window(item);
    }
    Set<DayOfWeek> chosen = days.get().distinct(Notation.DAY);
    boolean whole = item.optional("from", "").isEmpty() && item.optional("to", "").isEmpty();
    return whole ? chosen.stream().map(Window::wholeDay) : onDays(item, chosen);
  }

  private static Stream<Window> onDays(Entry item, Set<DayOfWeek> days) {
    Optional<LocalTime> from = required(item, "from", Notation.TIME);
    Optional<LocalTime> to = required(item, "to", Notation.TIME);
    if (from.isEmpty() || to.isEmpty() || isEmpty(item, from.equals(to))) {
      return Stream.empty();
    }
    return days.stream().map(day -> Window.daily(day, from.get(), to.get()));
  }

  private static Stream<Window> window(Entry item) {
    Optional<Notation.TimeOfWeek> from = required(item, "from", Notation.TIME_OF_WEEK);
    Optional<Notation.TimeOfWeek> to = required(item, "to", Notation.TIME_OF_WEEK);
    if (from.isEmpty() || to.isEmpty() || isEmpty(item, from.equals(to))) {
      return Stream.empty();
    }
    return Stream.of(
        new Window(from.get().day(), from.get().time(), to.get().day(), to.get().time()));
  }

  private static boolean isEmpty(Entry item, boolean empty) {
    if (empty) {
      item.fault(
          "Is empty: it ends as it begins. Let it end at another time; for whole days write 'days:' alone.");
    }
    return empty;
  }

  private static <T> Optional<T> required(Entry item, String key, Notation<T> notation) {
    return item.required(key, notation.expected()).find(notation);
  }
}
