package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Goes once through a span from left to right, and looks down through the layers at each change.
 */
final class Sweep {

  private final Agreements agreements;
  private final Span span;
  private final List<Row> rows = new ArrayList<>();

  private record Answer(Optional<String> person, Why why) {}

  Sweep(Schedule schedule, Span span) {
    this.agreements = schedule.agreements();
    this.span = span;
    // Later layers lie above earlier ones.
    schedule.layers().forEach(it -> rows.add(0, new Row(it, span, schedule.exchanged())));
  }

  /** All duties and gaps of the span, in order and without a hole. */
  List<Duty> duties() {
    List<Instant> cuts = cuts();
    List<Duty> duties = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      if (cuts.get(i).isBefore(cuts.get(i + 1))) {
        append(duties, duty(new Span(cuts.get(i), cuts.get(i + 1))));
      }
    }
    return duties;
  }

  /** Who is asked, one after the other, as the span begins; nobody if nobody is on call then. */
  List<String> line() {
    Answer answer = answer(span.from());
    Set<String> line = new LinkedHashSet<>(answer.person().stream().toList());
    if (answer.person().isPresent()) {
      Optional<String> relieved = relieved(answer.why());
      candidates().filter(it -> !relieved.filter(it::equals).isPresent()).forEach(line::add);
      relieved.ifPresent(line::add);
    }
    line.removeIf(person -> agreements.isAway(person, span.from()));
    return List.copyOf(line);
  }

  // Who has given a shift away is asked again only after everybody else.
  private static Optional<String> relieved(Why why) {
    return why instanceof Why.TakenOver override ? override.insteadOf() : Optional.empty();
  }

  private Stream<String> candidates() {
    return rows.stream()
        .flatMap(
            row ->
                Stream.ofNullable(row.plannedAt(span.from()))
                    .flatMap(slot -> inLine(row, slot).stream()));
  }

  private static List<String> inLine(Row row, Slot slot) {
    List<String> line = new ArrayList<>(row.layer().line(slot));
    line.add(0, row.afterSwaps(slot).person());
    return line;
  }

  private static void append(List<Duty> duties, Duty duty) {
    int last = duties.size() - 1;
    if (last >= 0 && duties.get(last).saysTheSameAs(duty)) {
      duties.set(last, duties.get(last).until(duty));
    } else {
      duties.add(duty);
    }
  }

  private List<Instant> cuts() {
    List<Instant> cuts = new ArrayList<>(List.of(span.from(), span.to()));
    Stream<Span> slots = rows.stream().flatMap(row -> row.planned().stream()).map(Slot::span);
    Stream.concat(slots, agreements.spans())
        .forEach(
            it ->
                it.and(span)
                    .ifPresent(
                        cut -> {
                          cuts.add(cut.from());
                          cuts.add(cut.to());
                        }));
    cuts.sort(null);
    return cuts;
  }

  private Duty duty(Span piece) {
    Answer answer = answer(piece.from());
    List<String> shadows =
        answer.person().map(person -> agreements.shadows(person, piece.from())).orElse(List.of());
    return new Duty(piece, answer.person(), answer.why(), shadows);
  }

  private Answer answer(Instant moment) {
    Answer planned = fromLayers(moment);
    return agreements
        .takeover(moment)
        .map(it -> new Answer(Optional.of(it), new Why.TakenOver(otherThan(it, planned))))
        .orElse(planned);
  }

  private static Optional<String> otherThan(String person, Answer planned) {
    return planned.person().filter(it -> !it.equals(person));
  }

  private Answer fromLayers(Instant moment) {
    List<String> away = new ArrayList<>();
    for (Row row : rows) {
      Slot slot = row.plannedAt(moment);
      Answer found = slot == null ? null : fromLayer(row, slot, moment, away);
      if (found != null) {
        return found;
      }
    }
    return new Answer(Optional.empty(), new Why.Nobody(away));
  }

  private Answer fromLayer(Row row, Slot slot, Instant moment, List<String> away) {
    String person = row.afterSwaps(slot).person();
    if (!agreements.isAway(person, moment)) {
      Why why = away.isEmpty() ? row.why(slot) : new Why.Filled(row.layer().name(), away.get(0));
      return new Answer(Optional.of(person), why);
    }
    away.add(person);
    return row.layer().line(slot).stream()
        .filter(it -> !agreements.isAway(it, moment))
        .findFirst()
        .map(it -> new Answer(Optional.of(it), new Why.Filled(row.layer().name(), away.get(0))))
        .orElse(null);
  }
}
