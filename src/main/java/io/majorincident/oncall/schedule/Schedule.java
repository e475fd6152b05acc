package io.majorincident.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of a team is on call at any time. Layers lie on one another, and the uppermost that answers
 * decides; what people have agreed goes before. Every answer depends on the schedule and the
 * arguments alone.
 */
public final class Schedule {

  private static final List<Duration> AHEAD =
      IntStream.of(2, 30, 366).mapToObj(Duration::ofDays).toList();

  private final ZoneId zone;
  private final List<Layer> layers;
  private final List<Takeover> takeovers;
  private final List<Absence> absences;
  private final List<Swap> swaps;
  private final List<Shadow> shadows;
  private final Agreements agreements;
  private final Swaps exchanged;

  /**
   * @param zone where the team lives
   * @param layers later ones lie above earlier ones; none means that nobody is on call unless
   *     somebody takes over
   * @param swaps in the order in which they were agreed
   * @throws IllegalArgumentException if layers share a name, overrides overlap, or a swap names a
   *     shift that is not there or closes a cycle
   */
  public Schedule(
      ZoneId zone,
      List<Layer> layers,
      List<Takeover> takeovers,
      List<Absence> absences,
      List<Swap> swaps,
      List<Shadow> shadows) {
    this.zone = zone;
    this.layers = List.copyOf(layers);
    this.takeovers = List.copyOf(takeovers);
    this.absences = List.copyOf(absences);
    this.swaps = List.copyOf(swaps);
    this.shadows = List.copyOf(shadows);
    this.agreements = new Agreements(takeovers, absences, shadows);
    this.exchanged = new Swaps(layers);
    refuseEqualNames();
    swaps.forEach(swap -> exchanged.add(swap).ifPresent(Schedule::refuse));
  }

  /** Nothing but layers; later ones lie above earlier ones. */
  public static Schedule of(ZoneId zone, Layer... layers) {
    return new Schedule(zone, List.of(layers), List.of(), List.of(), List.of(), List.of());
  }

  /** As this, and this override too. */
  public Schedule with(Takeover takeover) {
    return new Schedule(zone, layers, and(takeovers, takeover), absences, swaps, shadows);
  }

  /** As this, and this absence too. */
  public Schedule with(Absence absence) {
    return new Schedule(zone, layers, takeovers, and(absences, absence), swaps, shadows);
  }

  /** As this, and this swap too. */
  public Schedule with(Swap swap) {
    return new Schedule(zone, layers, takeovers, absences, and(swaps, swap), shadows);
  }

  /** As this, and this shadow too. */
  public Schedule with(Shadow shadow) {
    return new Schedule(zone, layers, takeovers, absences, swaps, and(shadows, shadow));
  }

  public ZoneId zone() {
    return zone;
  }

  /** From the lowest to the uppermost. */
  public List<Layer> layers() {
    return layers;
  }

  /** Who said to be away, and when, in the order of the plan. */
  public List<Absence> absences() {
    return absences;
  }

  /** The holidays that any layer looks at. */
  public Set<HolidayCalendar> calendars() {
    return layers.stream()
        .map(Layer::coverage)
        .flatMap(it -> Stream.concat(it.onlyOn().stream(), it.notOn().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Who is on call at this moment, why, and until when; looks ahead a year at most. */
  public Duty at(Instant moment) {
    return AHEAD.stream()
        .map(ahead -> between(moment, moment.plus(ahead)))
        .filter(duties -> duties.size() > 1)
        .findFirst()
        .orElseGet(() -> between(moment, moment.plus(AHEAD.get(AHEAD.size() - 1))))
        .get(0);
  }

  /**
   * Who is on call from one moment to another, in order and without a hole: where nobody is, the
   * duty says so.
   *
   * @throws IllegalArgumentException if that is no time at all
   */
  public List<Duty> between(Instant from, Instant to) {
    return new Sweep(this, new Span(from, to)).duties();
  }

  /**
   * Whom to ask at this moment, one after the other: the one on call, then the next in line, layer
   * by layer from above, without those who are away; whoever has been taken over from comes last.
   *
   * @return person ids, each once; empty if nobody is on call
   */
  public List<String> line(Instant moment) {
    return new Sweep(this, new Span(moment, moment.plusNanos(1))).line();
  }

  /**
   * The shifts of all layers that begin in a span, in order, each by whoever does it after swaps.
   */
  public List<Shift> shifts(Span begins) {
    return layers.stream()
        .flatMap(layer -> layer.slots(begins).stream().map(slot -> shift(layer, slot)))
        .filter(shift -> begins.contains(shift.span().from()))
        .distinct()
        .sorted(Comparator.comparing(shift -> shift.span().from()))
        .toList();
  }

  /** The shift that is meant, by whoever does it after swaps; empty if there is none. */
  public Optional<Shift> shift(ShiftAt at) {
    return layers.stream()
        .filter(layer -> layer.name().equals(at.layer()))
        .flatMap(layer -> layer.slotAt(at.moment()).map(slot -> shift(layer, slot)).stream())
        .findFirst();
  }

  /**
   * How much of a shift is left to whoever does it: what an upper layer, a takeover or an absence
   * gives to others is not.
   */
  public Duration left(Shift shift) {
    return between(shift.span().from(), shift.span().to()).stream()
        .filter(duty -> duty.person().equals(Optional.of(shift.person())))
        .filter(duty -> duty.why().isOf(shift.layer()))
        .map(duty -> duty.span().length())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Shift shift(Layer layer, Slot slot) {
    String person = exchanged.effective(layer.name(), slot).person();
    return new Shift(layer.name(), layer.whole(slot), person);
  }

  /** Whether somebody cannot be on call at this moment. */
  public boolean isAway(String person, Instant moment) {
    return agreements.isAway(person, moment);
  }

  Agreements agreements() {
    return agreements;
  }

  Swaps exchanged() {
    return exchanged;
  }

  private void refuseEqualNames() {
    Set<String> names = new TreeSet<>();
    layers.stream()
        .map(Layer::name)
        .filter(name -> !names.add(name))
        .forEach(name -> refuse("Two layers are named '%s'. Rename one.".formatted(name)));
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException(why);
  }

  private static <T> List<T> and(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
