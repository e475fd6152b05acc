package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes over, is away, or learns: all that people agree on beside their turns and swaps. */
final class Agreements {

  private final List<Takeover> takeovers;
  private final Map<String, Spans> away = new HashMap<>();
  private final List<Shadow> shadows;

  /**
   * @throws IllegalArgumentException if two take over at the same time
   */
  Agreements(List<Takeover> takeovers, List<Absence> absences, List<Shadow> shadows) {
    this.takeovers = new ArrayList<>(takeovers);
    this.takeovers.sort(Comparator.comparing(it -> it.span().from()));
    this.shadows = List.copyOf(shadows);
    Map<String, List<Span>> byPerson = new HashMap<>();
    absences.forEach(
        it -> byPerson.computeIfAbsent(it.person(), none -> new ArrayList<>()).add(it.span()));
    byPerson.forEach((person, spans) -> away.put(person, Spans.of(spans)));
    onlyOneTakesOver();
  }

  private void onlyOneTakesOver() {
    for (int i = 1; i < takeovers.size(); i++) {
      if (takeovers.get(i - 1).span().overlaps(takeovers.get(i).span())) {
        throw new IllegalArgumentException(
            "%s and %s take over at the same time. Let one of them end before the other begins."
                .formatted(takeovers.get(i - 1), takeovers.get(i)));
      }
    }
  }

  boolean isAway(String person, Instant moment) {
    Spans absent = away.get(person);
    return absent != null && absent.contains(moment);
  }

  /** Person id of whoever takes over at this moment and is there to do so. */
  Optional<String> takeover(Instant moment) {
    return lastBegun(moment)
        .filter(it -> it.span().contains(moment))
        .map(Takeover::person)
        .filter(person -> !isAway(person, moment));
  }

  List<String> shadows(String onCall, Instant moment) {
    return shadows.stream()
        .filter(it -> it.span().contains(moment) && it.follows(onCall))
        .map(Shadow::person)
        .filter(person -> !isAway(person, moment))
        .distinct()
        .toList();
  }

  /** At whose ends the answer may change. */
  Stream<Span> spans() {
    return Stream.of(
            takeovers.stream().map(Takeover::span),
            away.values().stream().flatMap(it -> it.list().stream()),
            shadows.stream().map(Shadow::span))
        .flatMap(it -> it);
  }

  private Optional<Takeover> lastBegun(Instant moment) {
    int low = 0;
    int high = takeovers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (takeovers.get(middle).span().from().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(takeovers.get(low - 1));
  }
}
