package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Absence;
import io.majorincident.oncall.schedule.Layer;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Shadow;
import io.majorincident.oncall.schedule.ShiftAt;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.Swap;
import io.majorincident.oncall.schedule.Swaps;
import io.majorincident.oncall.schedule.Takeover;
import io.majorincident.oncall.schedule.WallClock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the schedule of a team, noting every fault on the way. */
final class ScheduleReader {

  private static final String LAYERS = "a list of layers, each with '- name:'";
  private static final String SPANS = "a list, each with '- person:', 'from:' and 'to:'";
  private static final String SWAPS = "a list, each with '- one:' and 'other:'";
  private static final String SHIFT = "'layer:' and 'at:'";

  private static final int SWAPS_BEFORE = 2100;

  private final ZoneId zone;
  private final WallClock clock;
  private final Notation<String> person;
  private final Set<String> members;

  ScheduleReader(ZoneId zone, Notation<String> person, Set<String> members) {
    this.zone = zone;
    this.clock = new WallClock(zone);
    this.person = person;
    this.members = members;
  }

  /** What the short form means. */
  Schedule rotation(Entry entry) {
    entry.allowOnly(
        "start",
        "handoverDay",
        "handoverTime",
        "people",
        "overrides",
        "absences",
        "swaps",
        "shadows");
    int before = entry.faultsSoFar();
    LocalTime time = entry.required("handoverTime", Notation.TIME);
    Rotation rotation =
        new Rotation(
            entry.required("start", Notation.DATE).atTime(time),
            zone,
            entry.required("handoverDay", Notation.DAY),
            time,
            people(entry));
    return agreed(entry, rotation.schedule().layers(), entry.faultsSoFar() == before);
  }

  /** What the long form means. */
  Schedule schedule(Entry entry) {
    entry.allowOnly("layers", "overrides", "absences", "swaps", "shadows");
    int before = entry.faultsSoFar();
    List<Layer> layers = layers(entry.required("layers", LAYERS));
    return agreed(entry, layers, entry.faultsSoFar() == before);
  }

  /** A layer that has been misunderstood would make a fault of every swap. */
  private Schedule agreed(Entry entry, List<Layer> layers, boolean understood) {
    return new Schedule(
        zone,
        layers,
        overrides(entry),
        each(entry, "absences", SPANS, this::absence),
        swaps(entry, understood ? new Swaps(layers) : null),
        each(entry, "shadows", SPANS, this::shadow));
  }

  private List<Layer> layers(Entry list) {
    Map<String, Layer> layers = new LinkedHashMap<>();
    for (Entry item : list.items()) {
      Layer layer = new LayerReader(item, zone).layer(people(item));
      if (layers.putIfAbsent(layer.name(), layer) != null && !layer.name().isEmpty()) {
        item.required("name", LayerReader.NAME.expected())
            .fault("Another layer is named '%s'. Rename one.".formatted(layer.name()));
      }
    }
    return List.copyOf(layers.values());
  }

  private List<String> people(Entry entry) {
    List<String> inTurn =
        entry.required("people", person.expected()).items().stream().map(this::member).toList();
    return inTurn.isEmpty() ? List.of("") : inTurn;
  }

  private String member(Entry item) {
    String id = item.read(person);
    if (!id.isEmpty() && !members.contains(id)) {
      item.fault(
          "'%s' is no member of the team. Add the person to 'members', or take it out here."
              .formatted(id));
    }
    return id;
  }

  private List<Takeover> overrides(Entry schedule) {
    Map<Takeover, Entry> places = new LinkedHashMap<>();
    items(schedule, "overrides", SPANS)
        .forEach(item -> takeover(item).ifPresent(it -> noteTwice(places.put(it, item), item)));
    List<Takeover> sorted = new ArrayList<>(places.keySet());
    sorted.sort(Comparator.comparing(it -> it.span().from()));
    List<Takeover> kept = new ArrayList<>();
    for (Takeover next : sorted) {
      Takeover last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || !last.span().to().isAfter(next.span().from())) {
        kept.add(next);
      } else {
        places.get(next).fault(overlap(last));
      }
    }
    return kept;
  }

  private static void noteTwice(Entry first, Entry again) {
    if (first != null) {
      again.fault("Stands in this list already. Delete it here.");
    }
  }

  private String overlap(Takeover other) {
    return "Overlaps with the override by '%s', which ends on %s at %s. Let one of them end before the other begins."
        .formatted(
            other.person(),
            other.span().to().atZone(zone).toLocalDate(),
            other.span().to().atZone(zone).toLocalTime());
  }

  private Optional<Takeover> takeover(Entry entry) {
    entry.allowOnly("person", "from", "to");
    String id = entry.required("person", person);
    return span(entry).map(span -> new Takeover(id, span));
  }

  private Optional<Absence> absence(Entry entry) {
    entry.allowOnly("person", "from", "to");
    String id = entry.required("person", person);
    return span(entry).map(span -> new Absence(id, span));
  }

  private Optional<Shadow> shadow(Entry entry) {
    entry.allowOnly("person", "beside", "from", "to");
    String id = entry.required("person", person);
    Optional<Entry> beside = entry.optional("beside", person.expected());
    Optional<String> other = beside.flatMap(it -> it.find(person));
    if (other.filter(id::equals).isPresent()) {
      beside.get().fault("Nobody learns beside themselves. Name somebody else.");
    }
    return span(entry).map(span -> new Shadow(id, other, span));
  }

  private Optional<Span> span(Entry entry) {
    return SpanReader.read(entry, clock);
  }

  private List<Swap> swaps(Entry schedule, Swaps possible) {
    List<Swap> swaps = new ArrayList<>();
    for (Entry item : items(schedule, "swaps", SWAPS)) {
      Optional<Swap> swap = swap(item);
      if (possible != null && swap.isPresent()) {
        Optional<String> fault = possible.add(swap.get());
        fault.ifPresentOrElse(item::fault, () -> swaps.add(swap.get()));
      }
    }
    return swaps;
  }

  private Optional<Swap> swap(Entry entry) {
    entry.allowOnly("one", "other");
    Optional<ShiftAt> one = shift(entry.required("one", SHIFT));
    Optional<ShiftAt> other = shift(entry.required("other", SHIFT));
    return one.flatMap(it -> other.map(that -> new Swap(it, that)));
  }

  private Optional<ShiftAt> shift(Entry entry) {
    entry.allowOnly("layer", "at");
    String layer = entry.required("layer", LayerReader.NAME);
    return entry
        .required("at", Notation.MOMENT.expected())
        .find(Notation.MOMENT)
        .filter(at -> !layer.isEmpty() && isNear(at, entry))
        .map(at -> new ShiftAt(layer, clock.instant(at)));
  }

  /** A shift is computed, and who would swap one of the next century? */
  private static boolean isNear(LocalDateTime at, Entry entry) {
    boolean near = at.getYear() < SWAPS_BEFORE;
    if (!near) {
      entry
          .required("at", Notation.MOMENT.expected())
          .fault(
              "Is too far away to swap. Write a moment before the year %d."
                  .formatted(SWAPS_BEFORE));
    }
    return near;
  }

  private static <T> List<T> each(
      Entry schedule, String key, String expected, Function<Entry, Optional<T>> read) {
    return items(schedule, key, expected).stream().map(read).flatMap(Optional::stream).toList();
  }

  private static List<Entry> items(Entry schedule, String key, String expected) {
    return schedule
        .optional(key, expected + "; or delete it")
        .map(Entry::items)
        .orElse(List.of())
        .stream()
        .map(item -> item.expecting("its keys and values"))
        .toList();
  }
}
