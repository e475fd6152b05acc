package io.majorincident.planning.imports;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was understood, as the keys and values of our plan. */
final class ScheduleTree {

  private final ZoneId zone;

  /**
   * @param zone of the team
   */
  ScheduleTree(ZoneId zone) {
    this.zone = zone;
  }

  /** The whole schedule; moments that our plan cannot say are noted. */
  Map<String, Object> of(Imported imported) {
    Map<String, Object> schedule = new LinkedHashMap<>();
    schedule.put("layers", imported.layers().stream().map(this::layer).toList());
    List<Object> overrides = overrides(imported.overrides());
    if (!overrides.isEmpty()) {
      schedule.put("overrides", overrides);
    }
    return schedule;
  }

  /** Each as an entry of the list of overrides. */
  List<Object> overrides(List<ImportedOverride> overrides) {
    List<Object> list = new ArrayList<>();
    overrides.forEach(it -> list.add(override(it)));
    return list;
  }

  private Map<String, Object> override(ImportedOverride override) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("person", override.person());
    Moments.local(override.from(), zone, override.place())
        .ifPresent(from -> map.put("from", Moments.text(from)));
    Moments.local(override.to(), zone, override.place())
        .ifPresent(to -> map.put("to", Moments.text(to)));
    return map;
  }

  private Map<String, Object> layer(ImportedLayer layer) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", layer.name());
    map.put("people", new ArrayList<Object>(layer.people()));
    map.put("every", layer.turn().text());
    map.put("start", Moments.text(layer.start()));
    if (layer.handoverDay() != null) {
      map.put("handoverDay", layer.handoverDay().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    if (layer.handoverTime() != null) {
      map.put("handoverTime", layer.handoverTime().toString());
    }
    if (layer.end() != null) {
      map.put("end", Moments.text(layer.end()));
    }
    if (!layer.zone().equals(zone)) {
      map.put("zone", layer.zone().getId());
    }
    if (!layer.times().isEmpty()) {
      map.put("times", times(layer.times()));
    }
    return map;
  }

  private record Daily(LocalTime from, LocalTime to) {}

  private static List<Object> times(List<WeekPart> parts) {
    List<Object> times = new ArrayList<>();
    Map<Daily, Set<Object>> daily = new LinkedHashMap<>();
    for (WeekPart part : parts) {
      if (part.minutes() < WeekPart.DAY) {
        daily
            .computeIfAbsent(new Daily(part.time(), part.end().time()), it -> new LinkedHashSet<>())
            .add(day(part));
      } else {
        times.add(
            entries(
                "from", day(part) + " " + part.time(),
                "to", day(part.end()) + " " + part.end().time()));
      }
    }
    daily.forEach(
        (time, days) ->
            times.add(
                entries(
                    "days", new ArrayList<>(days),
                    "from", time.from().toString(),
                    "to", time.to().toString())));
    return times;
  }

  private static String day(WeekPart part) {
    return part.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static Map<String, Object> entries(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
