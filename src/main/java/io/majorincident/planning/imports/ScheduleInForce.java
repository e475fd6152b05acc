package io.majorincident.planning.imports;

import io.majorincident.oncall.schedule.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schedule that a team has, to which overrides are added. */
final class ScheduleInForce {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm", Locale.ROOT);
  private static final int DATE = "2026-12-24".length();
  private static final String OVERRIDES = "overrides";

  private final ScheduleText text;
  private final ZoneId zone;
  private final Instant now;
  private final SourceFaults faults;

  ScheduleInForce(ScheduleText text, ZoneId zone, Instant now, SourceFaults faults) {
    this.text = text;
    this.zone = zone;
    this.now = now;
    this.faults = faults;
  }

  /** With these overrides too; that one is at the same time as one in force is noted. */
  Map<String, Object> with(List<ImportedOverride> more) {
    Map<String, Object> schedule = text.isRotation() ? layers() : text.schedule();
    List<ImportedOverride> known = known(schedule);
    List<Object> all = new ArrayList<>(list(schedule));
    for (ImportedOverride next : more) {
      if (known.stream().noneMatch(next::saysTheSameAs)) {
        known.stream()
            .filter(next::overlaps)
            .findFirst()
            .ifPresent(other -> Overrides.refuse(next, other));
        all.addAll(new ScheduleTree(zone).overrides(List.of(next)));
      }
    }
    schedule.put(OVERRIDES, all);
    return schedule;
  }

  /** The rotation as a layer, which is the long form of the same. */
  private Map<String, Object> layers() {
    Map<String, Object> rotation = text.schedule();
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", "rotation");
    layer.put("people", rotation.get("people"));
    layer.put("every", "1 week");
    layer.put("start", begun(rotation));
    layer.put("handoverDay", rotation.get("handoverDay"));
    layer.put("handoverTime", rotation.get("handoverTime"));
    Map<String, Object> schedule = new LinkedHashMap<>();
    schedule.put("layers", List.of(layer));
    return schedule;
  }

  /** A rotation answers before its start as well, a layer does not. */
  private String begun(Map<String, Object> rotation) {
    LocalDate start = LocalDate.parse((String) rotation.get("start"));
    int round = ((List<?>) rotation.get("people")).size();
    while (!start.plusDays(1).atStartOfDay(zone).toInstant().isBefore(now)) {
      start = start.minusWeeks(round);
    }
    return start.toString();
  }

  private static List<?> list(Map<String, Object> schedule) {
    return schedule.get(OVERRIDES) instanceof List<?> list ? list : List.of();
  }

  private List<ImportedOverride> known(Map<String, Object> schedule) {
    return list(schedule).stream().map(it -> override((Map<?, ?>) it)).toList();
  }

  private ImportedOverride override(Map<?, ?> override) {
    return new ImportedOverride(
        (String) override.get("person"),
        moment((String) override.get("from"), 0),
        moment((String) override.get("to"), 1),
        new Place(1, "", faults));
  }

  /**
   * @param wholeDays to add if the text is a date alone
   */
  private Instant moment(String text, int wholeDays) {
    LocalDateTime local =
        text.length() == DATE
            ? LocalDate.parse(text).plusDays(wholeDays).atStartOfDay()
            : LocalDateTime.parse(text.replaceFirst(" +|T", " "), MOMENT);
    return new WallClock(zone).instant(local);
  }
}
