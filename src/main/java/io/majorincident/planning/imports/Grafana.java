package io.majorincident.planning.imports;

import io.majorincident.oncall.schedule.WallClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schedule of Grafana OnCall, as its HTTP API answers: 'schedule' from GET /schedules/{id},
 * 'on_call_shifts' from GET /on_call_shifts/ and 'users' from GET /users/, in one file. The last
 * two may be pages or lists. Times have no offset: they are on the wall clock of the shift, or else
 * of the schedule.
 */
final class Grafana {

  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private static final List<String> FOREIGN =
      List.of("by_month", "by_monthday", "ical_url_overrides", "ical_url_primary");

  private final Names names;
  private final Instant now;
  private final Map<String, List<String>> users = new HashMap<>();

  Grafana(Names names, Instant now) {
    this.names = names;
    this.now = now;
  }

  Imported read(Json file) {
    page(file.at("users")).forEach(user -> users.put(user.at("id").text(), called(user)));
    Json schedule = file.at("schedule").isThere() ? file.at("schedule") : file;
    refuseForeign(schedule);
    List<Json> shifts = shifts(file, schedule);
    return new Imported(
        shifts.stream()
            .filter(shift -> !isOverride(shift))
            .flatMap(shift -> layer(shift, schedule).stream())
            .sorted(Comparator.comparingLong(ImportedLayer::level))
            .toList(),
        shifts.stream()
            .filter(Grafana::isOverride)
            .flatMap(shift -> override(shift, schedule).stream())
            .toList());
  }

  private static boolean isOverride(Json shift) {
    return shift.at("type").text().equals("override");
  }

  private static List<String> called(Json user) {
    return Stream.of("email", "name", "username").map(user::at).map(Json::text).toList();
  }

  private static List<Json> page(Json page) {
    if (page.at("next").isThere()) {
      page.at("next").place().fault("There are more pages. Send all of them as one list.");
    }
    return page.at("results").isThere() ? page.at("results").items() : page.items();
  }

  private static void refuseForeign(Json json) {
    FOREIGN.stream()
        .map(json::at)
        .filter(it -> it.isThere() && (it.isList() ? !it.items().isEmpty() : !it.text().isEmpty()))
        .forEach(
            it ->
                it.place()
                    .fault(
                        "Cannot be said here. Empty it in the file, and import the events from a calendar file (from=icalendar) afterwards."));
  }

  /** Those that the schedule names; all if it names none. */
  private static List<Json> shifts(Json file, Json schedule) {
    List<Json> named = schedule.at("shifts").items();
    Json listed = file.at("on_call_shifts");
    if (!listed.isThere() && named.stream().noneMatch(Json::isText)) {
      return named;
    }
    Map<String, Json> byId =
        page(listed).stream()
            .collect(Collectors.toMap(it -> it.at("id").text(), it -> it, (one, other) -> one));
    named.stream()
        .filter(it -> !byId.containsKey(it.text()))
        .forEach(
            it ->
                it.place()
                    .fault(
                        "The shift '%s' is not in 'on_call_shifts'. Send all of them."
                            .formatted(it.text())));
    Set<String> wanted = named.stream().map(Json::text).collect(Collectors.toSet());
    return page(listed).stream()
        .filter(it -> wanted.isEmpty() || wanted.contains(it.at("id").text()))
        .toList();
  }

  private Optional<ZoneId> zone(Json shift, Json schedule) {
    return Moments.zone(
        shift.at("time_zone").isThere() ? shift.at("time_zone") : schedule.at("time_zone"));
  }

  private Optional<ImportedOverride> override(Json shift, Json schedule) {
    Optional<ZoneId> zone = zone(shift, schedule);
    Optional<LocalDateTime> start = Moments.local(shift.at("start"));
    Optional<Long> minutes = minutes(shift.at("duration"));
    if (zone.isEmpty() || start.isEmpty() || minutes.isEmpty()) {
      return Optional.empty();
    }
    WallClock clock = new WallClock(zone.get());
    Instant from = clock.instant(start.get());
    Instant to = clock.instant(start.get().plusMinutes(minutes.get()));
    if (!to.isAfter(now)) {
      return Optional.empty();
    }
    refuse(shift.at("frequency"), "An override that comes again cannot be said. Make it a shift.");
    return inTurn(shift, this::person).stream()
        .findFirst()
        .map(person -> new ImportedOverride(person, from, to, shift.place()));
  }

  private static void refuse(Json json, String why) {
    if (json.isThere()) {
      json.place().fault(why);
    }
  }

  private Optional<ImportedLayer> layer(Json shift, Json schedule) {
    Optional<ZoneId> zone = zone(shift, schedule);
    Optional<LocalDateTime> start = Moments.local(shift.at("start"));
    Optional<Long> minutes = minutes(shift.at("duration"));
    if (zone.isEmpty() || start.isEmpty() || minutes.isEmpty()) {
      return Optional.empty();
    }
    Shift read = new Shift(shift, zone.get(), start.get(), minutes.get());
    return switch (shift.at("type").text()) {
      case "single_event" -> single(read);
      case "rolling_users", "recurrent_event" -> recurrent(read);
      default -> {
        shift
            .at("type")
            .place()
            .fault("Should be rolling_users, recurrent_event, single_event or override.");
        yield Optional.empty();
      }
    };
  }

  /** What every shift has. */
  private record Shift(Json json, ZoneId zone, LocalDateTime start, long minutes) {

    LocalDateTime end() {
      return start.plusMinutes(minutes);
    }

    long level() {
      return json.at("level").number().orElse(0L);
    }

    String name() {
      return json.at("name").text();
    }

    boolean isOver(LocalDateTime end, Instant now) {
      return !new WallClock(zone).instant(end).isAfter(now);
    }
  }

  private Optional<ImportedLayer> single(Shift shift) {
    if (shift.isOver(shift.end(), now)) {
      return Optional.empty();
    }
    refuse(shift.json().at("frequency"), "A single event does not come again. Delete this.");
    List<String> people = inTurn(shift.json(), this::member);
    return people.isEmpty()
        ? Optional.empty()
        : rotation(shift, people, Turn.WEEK, shift.start(), shift.start(), shift.end(), List.of())
            .layer(now);
  }

  private Optional<ImportedLayer> recurrent(Shift shift) {
    Json json = shift.json();
    Optional<LocalDateTime> until =
        json.at("until").isThere() ? Moments.local(json.at("until")) : Optional.empty();
    if (until.filter(it -> shift.isOver(it.plusMinutes(shift.minutes()), now)).isPresent()) {
      return Optional.empty();
    }
    int before = json.place().faults().count();
    refuseForeign(json);
    Optional<Turn> turn = turn(json);
    List<String> people = fromFirst(json, inTurn(json, this::member));
    LocalDateTime active =
        json.at("rotation_start").isThere()
            ? Moments.local(json.at("rotation_start")).orElse(shift.start())
            : shift.start();
    if (turn.isEmpty() || people.isEmpty() || json.place().faults().count() > before) {
      return Optional.empty();
    }
    return json.at("by_day").items().isEmpty()
        ? each(shift, turn.get(), people, active, until)
        : onDays(shift, turn.get(), people, active, until);
  }

  private static Optional<Turn> turn(Json shift) {
    Json interval = shift.at("interval");
    long length = interval.number().orElse(1L);
    long hours =
        switch (shift.at("frequency").text()) {
          case "hourly" -> 1;
          case "daily" -> 24;
          case "weekly" -> 7 * 24;
          default -> 0;
        };
    if (hours == 0) {
      shift
          .at("frequency")
          .place()
          .fault(
              "'%s' cannot be said: shifts come again hourly, daily or weekly. Change it in the source."
                  .formatted(shift.at("frequency").text()));
      return Optional.empty();
    }
    return Turn.of(Math.max(-1, Math.min(length, 100_000)) * hours * 3600, interval.place());
  }

  /** One shift a turn, which begins with the turn. */
  private Optional<ImportedLayer> each(
      Shift shift,
      Turn turn,
      List<String> people,
      LocalDateTime active,
      Optional<LocalDateTime> until) {
    if (!canBeSaid(shift, turn)) {
      return Optional.empty();
    }
    LocalDateTime end =
        until.map(it -> begin(shift, turn, it).plusMinutes(shift.minutes())).orElse(null);
    LocalDateTime last = begin(shift, turn, active);
    LocalDateTime next = last.isBefore(active) ? last.plus(turn.duration()) : last;
    return rotation(shift, people, turn, shift.start(), next, end, times(shift, turn)).layer(now);
  }

  private static boolean canBeSaid(Shift shift, Turn turn) {
    long all = turn.duration().toMinutes();
    boolean oneADayOrWeek = all == WeekPart.DAY || all == WeekPart.WEEK;
    boolean canBeSaid = shift.minutes() == all || shift.minutes() < all && oneADayOrWeek;
    if (!canBeSaid) {
      shift
          .json()
          .at("duration")
          .place()
          .fault(
              "%d minutes in turns of %s cannot be said: a shift lasts as long as its turn, or less in turns of one day or one week. Change it in the source."
                  .formatted(shift.minutes(), turn.text()));
    }
    return canBeSaid;
  }

  /** When the last shift begins that does not begin after this. */
  private static LocalDateTime begin(Shift shift, Turn turn, LocalDateTime moment) {
    return shift.start().plus(turn.duration().multipliedBy(turn.between(shift.start(), moment)));
  }

  private static List<WeekPart> times(Shift shift, Turn turn) {
    long all = turn.duration().toMinutes();
    return shift.minutes() == all
        ? List.of()
        : times(
            shift,
            Stream.of(DayOfWeek.values())
                .filter(day -> all == WeekPart.DAY || day == shift.start().getDayOfWeek())
                .toList());
  }

  private static List<WeekPart> times(Shift shift, List<DayOfWeek> days) {
    return WeekPart.merged(
        days.stream()
            .map(day -> WeekPart.of(day, shift.start().toLocalTime(), shift.minutes()))
            .toList());
  }

  /** One shift on each of some days; who has the week has them all. */
  private Optional<ImportedLayer> onDays(
      Shift shift,
      Turn turn,
      List<String> people,
      LocalDateTime active,
      Optional<LocalDateTime> until) {
    Json listed = shift.json().at("by_day");
    List<DayOfWeek> days = listed.items().stream().flatMap(it -> day(it).stream()).toList();
    Optional<DayOfWeek> first = weekStart(shift.json());
    if (first.isEmpty() || !canBeSaid(shift, turn, people, days)) {
      return Optional.empty();
    }
    return rotation(
            shift,
            people,
            Turn.WEEK,
            shift.start().with(TemporalAdjusters.previousOrSame(first.get())),
            next(shift, days, active),
            until.map(it -> lastEnd(shift, days, it)).orElse(null),
            times(shift, days))
        .layer(now);
  }

  private static boolean canBeSaid(
      Shift shift, Turn turn, List<String> people, List<DayOfWeek> days) {
    boolean alone = people.stream().distinct().count() == 1;
    boolean weekly = turn.duration().toMinutes() == WeekPart.WEEK;
    boolean daily = turn.duration().toMinutes() == WeekPart.DAY && alone;
    boolean canBeSaid =
        (weekly || daily)
            && shift.minutes() <= WeekPart.DAY
            && days.contains(shift.start().getDayOfWeek());
    if (!canBeSaid) {
      shift
          .json()
          .at("by_day")
          .place()
          .fault(
              "Days can be said for shifts of a day at most that come again weekly, with the interval 1, and start on one of these days. Change it in the source.");
    }
    return canBeSaid;
  }

  private static LocalDateTime next(Shift shift, List<DayOfWeek> days, LocalDateTime moment) {
    LocalDateTime next = moment.with(shift.start().toLocalTime());
    while (next.isBefore(moment) || !days.contains(next.getDayOfWeek())) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static Optional<DayOfWeek> weekStart(Json shift) {
    Json start = shift.at("week_start");
    return start.isThere() ? day(start) : Optional.of(DayOfWeek.SUNDAY);
  }

  private static LocalDateTime lastEnd(Shift shift, List<DayOfWeek> days, LocalDateTime until) {
    LocalDateTime last = until.with(shift.start().toLocalTime());
    while (last.isAfter(until) || !days.contains(last.getDayOfWeek())) {
      last = last.minusDays(1);
    }
    return last.plusMinutes(shift.minutes());
  }

  private static Rotation rotation(
      Shift shift,
      List<String> people,
      Turn turn,
      LocalDateTime first,
      LocalDateTime active,
      LocalDateTime end,
      List<WeekPart> times) {
    return new Rotation(
        shift.name(),
        people,
        turn,
        first,
        active,
        end,
        shift.zone(),
        times,
        shift.level(),
        shift.json().place());
  }

  private static Optional<DayOfWeek> day(Json json) {
    int day = DAYS.indexOf(json.text());
    if (day < 0) {
      json.place().fault("'%s' should be one of %s.".formatted(json.text(), DAYS));
    }
    return day < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(day + 1));
  }

  private static Optional<Long> minutes(Json duration) {
    Optional<Long> seconds = duration.requiredNumber();
    if (seconds.filter(it -> it <= 0 || it % 60 != 0).isPresent()) {
      duration.place().fault("Should be whole minutes, in seconds. Change it in the source.");
      return Optional.empty();
    }
    return seconds.map(it -> it / 60);
  }

  private interface Meaning {
    Optional<String> person(Json user);
  }

  /** Who has one turn after the other. */
  private List<String> inTurn(Json shift, Meaning meaning) {
    Json rolling = shift.at("rolling_users");
    List<Json> turns = rolling.items();
    Json users = turns.isEmpty() ? shift.at("users") : rolling;
    if (turns.isEmpty()) {
      turns = List.of(users);
    }
    return turns.stream()
        .flatMap(turn -> onlyOne(turn).stream())
        .flatMap(it -> meaning.person(it).stream())
        .toList();
  }

  private static Optional<Json> onlyOne(Json turn) {
    List<Json> together = turn.items();
    if (together.size() != 1) {
      turn.place()
          .fault(
              together.isEmpty()
                  ? "Nobody has this turn. Name one person, or delete it in the source."
                  : "%d people are on call together, and our plan knows one at a time. Name one; pages go to the next in line and to the team as well."
                      .formatted(together.size()));
      return Optional.empty();
    }
    return Optional.of(together.get(0));
  }

  private static List<String> fromFirst(Json shift, List<String> people) {
    Json index = shift.at("start_rotation_from_user_index");
    long first = index.number().orElse(0L);
    if (first < 0 || first > 0 && first >= people.size()) {
      index.place().fault("There is no such turn in 'rolling_users'. Correct it in the source.");
      return List.of();
    }
    return Stream.concat(people.stream().skip(first), people.stream().limit(first)).toList();
  }

  private Optional<String> member(Json user) {
    return names.member(user.place(), known(user));
  }

  private Optional<String> person(Json user) {
    return names.person(user.place(), known(user));
  }

  /** Shifts name people by ids of Grafana, which 'users' explains. */
  private List<String> known(Json user) {
    return users.getOrDefault(user.text(), List.of(user.text()));
  }
}
