package io.majorincident.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Finds out at which place of the timeline each entry was written, whatever number it carries now
 * and wherever it stands: an entry names the one before it by its hash, and its own hash holds for
 * one place alone.
 */
final class Places {

  /**
   * How far a number may be off beside what the count tells: some removed here, some added there.
   */
  private static final long SHIFT = 8;

  private final IncidentRecord record;
  private final Map<String, List<Integer>> followers = new HashMap<>();
  private final Set<Integer> open = new HashSet<>();
  private final TreeMap<Long, Integer> taken = new TreeMap<>();

  Places(IncidentRecord record) {
    this.record = record;
    for (int i = 0; i < record.timeline().size(); i++) {
      followers.computeIfAbsent(entry(i).previousHash(), it -> new ArrayList<>()).add(i);
      open.add(i);
    }
    follow(Seal.genesis(record.incident()), 1);
    candidates().forEach(this::placeByItself);
    candidates().forEach(i -> place(i, entry(i).sequence()));
  }

  /** Positions in the list, from 0, by the place at which the entry was written, from 1. */
  TreeMap<Long, Integer> found() {
    return taken;
  }

  /** Positions of the entries that were never written to this timeline. */
  List<Integer> strangers() {
    return open.stream().sorted().toList();
  }

  /** Whether the entry says what it said when it was written at this place. */
  boolean isGenuine(int position, long place) {
    TimelineEntry entry = entry(position);
    return Seal.of(record.incident(), entry, place).equals(entry.hash());
  }

  private TimelineEntry entry(int position) {
    return record.timeline().get(position);
  }

  private void follow(String hash, long first) {
    String before = hash;
    long place = first;
    for (Optional<Integer> next = next(before, place); next.isPresent(); ) {
      place(next.get(), place);
      before = entry(next.get()).hash();
      place++;
      next = next(before, place);
    }
  }

  /** Of several that claim to follow, the one that others follow. */
  private Optional<Integer> next(String hash, long place) {
    return taken.containsKey(place)
        ? Optional.empty()
        : followers.getOrDefault(hash, List.of()).stream()
            .filter(open::contains)
            .filter(i -> worth(i, place) > 0)
            .max(Comparator.comparingInt(i -> worth(i, place)));
  }

  private int worth(int position, long place) {
    int genuine = isGenuine(position, place) ? 4 : 0;
    int followed = isFollowed(position) ? 2 : 0;
    int numbered = entry(position).sequence() == place ? 1 : 0;
    return genuine + followed + numbered;
  }

  private boolean isFollowed(int position) {
    String hash = entry(position).hash();
    return followers.containsKey(hash) || hash.equals(record.chain().head());
  }

  /** Those without a place, what others follow first. */
  private List<Integer> candidates() {
    return open.stream()
        .sorted(
            Comparator.<Integer, Boolean>comparing(i -> !isFollowed(i))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private void placeByItself(int position) {
    ownPlace(position)
        .ifPresent(
            place -> {
              if (place(position, place)) {
                follow(entry(position).hash(), place + 1);
              }
            });
  }

  private OptionalLong ownPlace(int position) {
    long number = entry(position).sequence();
    int size = record.timeline().size();
    long shift = Math.min(Math.abs(record.chain().count() - size), size) + SHIFT;
    return LongStream.concat(
            LongStream.of(number), LongStream.rangeClosed(number - shift, number + shift))
        .filter(place -> place > 0 && isGenuine(position, place))
        .findFirst();
  }

  private boolean place(int position, long place) {
    boolean free = open.contains(position) && place > 0 && !taken.containsKey(place);
    if (free) {
      taken.put(place, position);
      open.remove(position);
    }
    return free;
  }
}
