package io.majorincident.timeline;

import io.majorincident.timeline.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recomputes the chain of an incident's entries from the entries alone and names what is wrong.
 *
 * <p>Found is every change, removal, insertion and move of any entry, and a cut-off end, as long as
 * either the other entries or the head are what they were. Not found is what somebody does who can
 * write all of it anew, entries and head, as the owner of a database can: then a hash tells that
 * was noted elsewhere before, from the log or from the postmortem that was mailed.
 */
final class Chain {

  private final IncidentRecord record;
  private final Places places;
  private final List<Fault> faults = new ArrayList<>();

  Chain(IncidentRecord record) {
    this.record = record;
    this.places = new Places(record);
  }

  /** Everything that is wrong, in the order of the entries; empty if and only if all is intact. */
  List<Fault> faults() {
    if (isIntact()) {
      return List.of();
    }
    places.found().forEach(this::examine);
    links();
    gaps();
    places.strangers().forEach(this::stranger);
    order();
    end();
    return faults.stream().sorted(Comparator.comparingLong(Fault::entry)).toList();
  }

  /** The definition; all else is only to say where it is not met. */
  private boolean isIntact() {
    String before = Seal.genesis(record.incident());
    long place = 0;
    for (TimelineEntry entry : record.timeline()) {
      place++;
      if (entry.sequence() != place
          || !entry.previousHash().equals(before)
          || !Seal.of(record.incident(), entry).equals(entry.hash())) {
        return false;
      }
      before = entry.hash();
    }
    return record.chain().equals(new ChainHead(place, before));
  }

  private void examine(long place, int position) {
    long number = entry(position).sequence();
    if (!places.isGenuine(position, place)) {
      add(Kind.CHANGED, place, "Entry %d was changed.".formatted(place));
    } else if (number != place) {
      add(Kind.RENUMBERED, place, "Entry %d carries the number %d.".formatted(place, number));
    }
  }

  private void links() {
    Set<Long> changed = faults.stream().map(Fault::entry).collect(Collectors.toSet());
    TreeMap<Long, Integer> found = places.found();
    found.forEach(
        (place, position) -> {
          Integer next = found.get(place + 1);
          boolean judged = changed.contains(place) || changed.contains(place + 1);
          if (next != null && !judged && !follows(position, next)) {
            replaced(place);
          }
        });
    if (found.containsKey(1L) && !changed.contains(1L) && !isFirst(found.get(1L))) {
      replaced(1);
    }
  }

  private void replaced(long place) {
    add(Kind.CHANGED, place, "Entry %d was replaced by another.".formatted(place));
  }

  private boolean follows(int position, int next) {
    return entry(next).previousHash().equals(entry(position).hash());
  }

  private boolean isFirst(int position) {
    return entry(position).previousHash().equals(Seal.genesis(record.incident()));
  }

  private void gaps() {
    long expected = 1;
    for (long place : places.found().keySet()) {
      gap(expected, Math.min(place - 1, record.chain().count()));
      expected = place + 1;
    }
    gap(expected, record.chain().count());
  }

  private void gap(long first, long last) {
    if (first > last) {
      return;
    }
    String which =
        first == last
            ? "entry %d is missing.".formatted(first)
            : "entries %d to %d are missing.".formatted(first, last);
    if (last == record.chain().count()) {
      add(Kind.CUT, first, "The end is cut off: " + which);
    } else {
      add(Kind.MISSING, first, "E" + which.substring(1));
    }
  }

  private void stranger(int position) {
    add(
        Kind.INSERTED,
        entry(position).sequence(),
        "The entry at place %d, with the number %d, was put in: it was never written there."
            .formatted(position + 1, entry(position).sequence()));
  }

  private void order() {
    List<Map.Entry<Long, Integer>> shown =
        places.found().entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    for (int i = 1; i < shown.size(); i++) {
      long before = shown.get(i - 1).getKey();
      long after = shown.get(i).getKey();
      if (before > after) {
        add(Kind.MOVED, after, "Entry %d stands before entry %d.".formatted(before, after));
      }
    }
  }

  private void end() {
    ChainHead head = record.chain();
    places.found().tailMap(head.count(), false).keySet().forEach(this::beyondTheEnd);
    Integer last = places.found().get(head.count());
    String hash = last == null ? Seal.genesis(record.incident()) : entry(last).hash();
    boolean known = last != null || head.count() == 0;
    boolean named = faults.stream().anyMatch(fault -> fault.entry() >= head.count());
    if (faults.isEmpty() || known && !named && !hash.equals(head.head())) {
      rewritten(head);
    }
  }

  private void beyondTheEnd(long place) {
    add(
        Kind.INSERTED,
        place,
        "Entry %d stands behind the end, which is entry %d."
            .formatted(place, record.chain().count()));
  }

  private void rewritten(ChainHead head) {
    add(
        Kind.END,
        head.count(),
        "The end was written anew: the head names another entry %d.".formatted(head.count()));
  }

  private void add(Kind kind, long entry, String sentence) {
    faults.add(new Fault(kind, entry, sentence));
  }

  private TimelineEntry entry(int position) {
    return record.timeline().get(position);
  }
}
