package io.majorincident.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A record as the database would have written it, and the same with something done to it. */
final class RecordFixture {

  static final String NUMBER = "MI-2026-0001";
  static final int SIZE = 7;

  private static final Instant START = Instant.parse("2026-11-23T01:00:00.000001Z");
  private static final List<String> TEXTS =
      List.of("Opened", "", "4:Zwölf,\n2:ß,", "🔥 \"</script>\"", "a\tb\\", "Opened", "closed");

  private RecordFixture() {}

  static IncidentRecord intact() {
    List<TimelineEntry> entries = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      Instant at = START.plusSeconds(i / 2);
      entries.add(new TimelineEntry(i + 1, at, "StepDone", "ben", TEXTS.get(i), "", ""));
    }
    return record(sealedFrom(0, entries));
  }

  static IncidentRecord record(List<TimelineEntry> entries) {
    String head = entries.isEmpty() ? Seal.genesis(NUMBER) : last(entries).hash();
    return new IncidentRecord(NUMBER, List.copyOf(entries), new ChainHead(entries.size(), head));
  }

  /** With these entries, and a head that nobody has touched. */
  static IncidentRecord with(List<TimelineEntry> entries) {
    return new IncidentRecord(NUMBER, List.copyOf(entries), intact().chain());
  }

  static List<TimelineEntry> entries() {
    return new ArrayList<>(intact().timeline());
  }

  /** Hashes written anew from this position on. */
  static List<TimelineEntry> sealedFrom(int position, List<TimelineEntry> entries) {
    List<TimelineEntry> sealed = new ArrayList<>(entries.subList(0, position));
    for (TimelineEntry entry : entries.subList(position, entries.size())) {
      sealed.add(sealed(sealed.isEmpty() ? Seal.genesis(NUMBER) : last(sealed).hash(), entry));
    }
    return sealed;
  }

  /** The entry, following that hash. */
  static TimelineEntry sealed(String previous, TimelineEntry entry) {
    TimelineEntry following = hashed(entry, previous, "");
    return hashed(entry, previous, Seal.of(NUMBER, following));
  }

  static TimelineEntry hashed(TimelineEntry it, String previous, String hash) {
    return new TimelineEntry(
        it.sequence(), it.at(), it.kind(), it.who(), it.text(), previous, hash);
  }

  static TimelineEntry numbered(TimelineEntry it, long sequence) {
    return new TimelineEntry(
        sequence, it.at(), it.kind(), it.who(), it.text(), it.previousHash(), it.hash());
  }

  static TimelineEntry saying(TimelineEntry it, String text) {
    return new TimelineEntry(
        it.sequence(), it.at(), it.kind(), it.who(), text, it.previousHash(), it.hash());
  }

  /** Every way in which one field of an entry can be another, but for its number. */
  static List<TimelineEntry> changed(TimelineEntry it) {
    return List.of(
        new TimelineEntry(
            it.sequence(),
            it.at().plusNanos(1),
            it.kind(),
            it.who(),
            it.text(),
            it.previousHash(),
            it.hash()),
        new TimelineEntry(
            it.sequence(), it.at(), "", it.who(), it.text(), it.previousHash(), it.hash()),
        new TimelineEntry(
            it.sequence(), it.at(), it.kind(), "eva", it.text(), it.previousHash(), it.hash()),
        // the same letters in a row, but in other fields
        new TimelineEntry(
            it.sequence(),
            it.at(),
            it.kind() + it.who(),
            "",
            it.text(),
            it.previousHash(),
            it.hash()),
        saying(it, it.text() + " "),
        hashed(it, it.hash(), it.hash()),
        hashed(it, "", it.hash()),
        hashed(it, it.previousHash(), it.previousHash()),
        hashed(it, it.previousHash(), "0".repeat(64)));
  }

  static TimelineEntry last(List<TimelineEntry> entries) {
    return entries.get(entries.size() - 1);
  }
}
