package io.majorincident.planning.imports;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schedule as PagerDuty's REST API answers at GET /schedules/{id}; its overrides may stand there,
 * or beside it as GET /schedules/{id}/overrides answers. The uppermost layer comes first. All times
 * of days and weeks are on the wall clock of the schedule.
 */
final class PagerDuty {

  private static final long SECONDS_OF_DAY = 24 * 60 * 60;

  private final Names names;
  private final Instant now;

  PagerDuty(Names names, Instant now) {
    this.names = names;
    this.now = now;
  }

  Imported read(Json file) {
    Json schedule = file.at("schedule").isThere() ? file.at("schedule") : file;
    Optional<ZoneId> zone = Moments.zone(schedule.at("time_zone"));
    Json listed = schedule.at("schedule_layers");
    if (!listed.isThere()) {
      listed.missing();
    }
    List<Json> layers = new ArrayList<>(listed.items());
    Collections.reverse(layers);
    return new Imported(
        layers.stream()
            .flatMap(layer -> layer(layer, zone.orElse(ZoneId.of("UTC")), layers.indexOf(layer)))
            .toList(),
        overrides(file, schedule));
  }

  private Stream<ImportedLayer> layer(Json layer, ZoneId zone, int level) {
    return isOver(layer)
        ? Stream.empty()
        : rotation(layer, zone, level).flatMap(it -> it.layer(now)).stream();
  }

  /** Then it does not matter that its people have left. */
  private boolean isOver(Json layer) {
    return layer.at("end").isThere()
        && Moments.instant(layer.at("end")).filter(it -> !it.isAfter(now)).isPresent();
  }

  /** Empty if anything of it is not understood, which is noted. */
  private Optional<Rotation> rotation(Json layer, ZoneId zone, int level) {
    int before = layer.place().faults().count();
    Optional<Instant> start = Moments.instant(layer.at("start"));
    Optional<Instant> first = Moments.instant(layer.at("rotation_virtual_start"));
    Json seconds = layer.at("rotation_turn_length_seconds");
    Optional<Turn> turn = seconds.requiredNumber().flatMap(it -> Turn.of(it, seconds.place()));
    List<String> people = people(layer.at("users"));
    List<WeekPart> times = times(layer.at("restrictions"));
    LocalDateTime end = end(layer.at("end"), zone);
    if (layer.place().faults().count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Rotation(
            layer.at("name").text(),
            people,
            turn.orElseThrow(),
            LocalDateTime.ofInstant(first.orElseThrow(), zone),
            LocalDateTime.ofInstant(start.orElseThrow(), zone),
            end,
            zone,
            times,
            level,
            layer.place()));
  }

  private static LocalDateTime end(Json json, ZoneId zone) {
    return json.isThere()
        ? Moments.instant(json).flatMap(it -> Moments.local(it, zone, json.place())).orElse(null)
        : null;
  }

  private List<String> people(Json users) {
    List<Json> items = users.items();
    if (items.isEmpty()) {
      users.place().fault("Nobody takes turns. Name somebody in the source, or delete the layer.");
    }
    return items.stream()
        .map(item -> item.at("user").isThere() ? item.at("user") : item)
        .flatMap(user -> names.member(user.place(), called(user)).stream())
        .toList();
  }

  private static List<String> called(Json user) {
    return Stream.of("email", "summary", "name", "id").map(user::at).map(Json::text).toList();
  }

  private static List<WeekPart> times(Json restrictions) {
    return WeekPart.merged(restrictions.items().stream().flatMap(PagerDuty::parts).toList());
  }

  private static Stream<WeekPart> parts(Json restriction) {
    Optional<LocalTime> time = time(restriction.at("start_time_of_day"));
    Json seconds = restriction.at("duration_seconds");
    Optional<Long> minutes = seconds.requiredNumber().flatMap(it -> minutes(it, seconds));
    return switch (restriction.at("type").text()) {
      case "daily_restriction" -> daily(time, minutes.filter(it -> fits(it, 1, seconds)));
      case "weekly_restriction" ->
          weekly(
              day(restriction.at("start_day_of_week")),
              time,
              minutes.filter(it -> fits(it, 7, seconds)));
      default -> {
        restriction
            .at("type")
            .place()
            .fault("Should be daily_restriction or weekly_restriction. Correct it in the source.");
        yield Stream.empty();
      }
    };
  }

  private static Stream<WeekPart> daily(Optional<LocalTime> time, Optional<Long> minutes) {
    return Stream.of(DayOfWeek.values()).flatMap(day -> weekly(Optional.of(day), time, minutes));
  }

  private static Stream<WeekPart> weekly(
      Optional<DayOfWeek> day, Optional<LocalTime> time, Optional<Long> minutes) {
    return day.isEmpty() || time.isEmpty() || minutes.isEmpty()
        ? Stream.empty()
        : Stream.of(WeekPart.of(day.get(), time.get(), minutes.get()));
  }

  private static boolean fits(long minutes, int days, Json seconds) {
    boolean fits = minutes <= (long) days * WeekPart.DAY;
    if (!fits) {
      seconds.place().fault("Is longer than %d day(s). Correct it in the source.".formatted(days));
    }
    return fits;
  }

  private static Optional<Long> minutes(long seconds, Json json) {
    if (seconds <= 0 || seconds % 60 != 0 || seconds > 7 * SECONDS_OF_DAY) {
      json.place()
          .fault(
              "%d seconds cannot be said: a part of the week lasts whole minutes, a week at most. Change it in the source."
                  .formatted(seconds));
      return Optional.empty();
    }
    return Optional.of(seconds / 60);
  }

  private static Optional<DayOfWeek> day(Json json) {
    Optional<Long> day = json.requiredNumber();
    if (day.filter(it -> it < 1 || it > 7).isPresent()) {
      json.place().fault("Should be 1 (Monday) to 7 (Sunday). Correct it in the source.");
      return Optional.empty();
    }
    return day.map(it -> DayOfWeek.of(it.intValue()));
  }

  private static Optional<LocalTime> time(Json json) {
    try {
      LocalTime time = LocalTime.parse(json.text());
      if (time.getSecond() == 0) {
        return Optional.of(time);
      }
    } catch (DateTimeException e) {
      // told below
    }
    json.place()
        .fault("'%s' should be a time in whole minutes, such as 09:00:00.".formatted(json.text()));
    return Optional.empty();
  }

  private List<ImportedOverride> overrides(Json file, Json schedule) {
    return Stream.of(
            file.at("overrides"),
            schedule.at("overrides"),
            schedule.at("overrides_subschedule").at("rendered_schedule_entries"))
        .distinct()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> override(item).stream())
        .toList();
  }

  private Optional<ImportedOverride> override(Json item) {
    Optional<Instant> from = Moments.instant(item.at("start"));
    Optional<Instant> to = Moments.instant(item.at("end"));
    if (from.isEmpty() || to.filter(it -> it.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    Json user = item.at("user");
    return names
        .person(user.place(), called(user))
        .map(person -> new ImportedOverride(person, from.get(), to.get(), item.place()));
  }
}
