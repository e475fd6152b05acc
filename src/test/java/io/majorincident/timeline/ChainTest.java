package io.majorincident.timeline;

import static io.majorincident.timeline.RecordFixture.NUMBER;
import static io.majorincident.timeline.RecordFixture.SIZE;
import static io.majorincident.timeline.RecordFixture.changed;
import static io.majorincident.timeline.RecordFixture.entries;
import static io.majorincident.timeline.RecordFixture.hashed;
import static io.majorincident.timeline.RecordFixture.intact;
import static io.majorincident.timeline.RecordFixture.numbered;
import static io.majorincident.timeline.RecordFixture.record;
import static io.majorincident.timeline.RecordFixture.saying;
import static io.majorincident.timeline.RecordFixture.sealed;
import static io.majorincident.timeline.RecordFixture.sealedFrom;
import static io.majorincident.timeline.RecordFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.timeline.Fault.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to any entry is found, and named. */
class ChainTest {

  static IntStream positions() {
    return IntStream.range(0, SIZE);
  }

  @Test
  void whatWasWrittenIsIntact() {
    assertThat(faults(intact())).isEmpty();
    assertThat(faults(record(List.of()))).isEmpty();
    assertThat(Verification.of(intact()))
        .isEqualTo(new Verification(NUMBER, true, SIZE, intact().chain().head(), List.of()));
  }

  /** The numbers of this example stand in the documentation, for whoever writes a check anew. */
  @Test
  void theFormIsTheOneThatIsDocumented() {
    String genesis = Seal.genesis("MI-2026-0001");
    assertThat(genesis).isEqualTo(sha256("majorincident timeline of MI-2026-0001"));
    TimelineEntry first =
        new TimelineEntry(
            1, Instant.parse("2026-01-31T23:59:59.1Z"), "Opened", "system", "Größe", genesis, "");
    assertThat(Seal.of("MI-2026-0001", first))
        .isEqualTo(
            sha256(
                "64:"
                    + genesis
                    + ",12:MI-2026-0001,1:1,27:2026-01-31T23:59:59.100000Z,6:Opened,6:system,7:Größe,"));
  }

  private static String sha256(String text) {
    return new org.apache.commons.codec.digest.DigestUtils("SHA-256").digestAsHex(text);
  }

  @ParameterizedTest
  @MethodSource("positions")
  void aChangedFieldIsFoundAndItsEntryNamed(int position) {
    for (TimelineEntry change : changed(entries().get(position))) {
      List<TimelineEntry> entries = entries();
      entries.set(position, change);
      assertThat(faults(with(entries)))
          .as("%s", change)
          .containsExactly(
              new Fault(
                  Kind.CHANGED, position + 1, "Entry %d was changed.".formatted(position + 1)));
    }
  }

  @ParameterizedTest
  @MethodSource("positions")
  void anEntryReplacedWithAHashThatFitsIsFoundByTheNextOrByTheHead(int position) {
    List<TimelineEntry> entries = entries();
    TimelineEntry old = entries.get(position);
    entries.set(position, sealed(old.previousHash(), saying(old, "Nothing happened.")));
    assertThat(faults(with(entries)))
        .singleElement()
        .matches(fault -> fault.entry() == position + 1)
        .matches(fault -> fault.kind() == (position == SIZE - 1 ? Kind.END : Kind.CHANGED));
  }

  @ParameterizedTest
  @MethodSource("positions")
  void anEndThatIsWrittenAnewIsFoundByTheHead(int position) {
    List<TimelineEntry> entries = entries();
    entries.set(position, saying(entries.get(position), "Nothing happened."));
    assertThat(kinds(with(sealedFrom(position, entries)))).containsExactly(Kind.END);
  }

  @ParameterizedTest
  @MethodSource("positions")
  void aMissingEntryIsNamed(int position) {
    List<TimelineEntry> entries = entries();
    entries.remove(position);
    boolean last = position == SIZE - 1;
    assertThat(faults(with(entries)))
        .containsExactly(
            last
                ? new Fault(Kind.CUT, SIZE, "The end is cut off: entry 7 is missing.")
                : new Fault(
                    Kind.MISSING, position + 1, "Entry %d is missing.".formatted(position + 1)));
  }

  @ParameterizedTest
  @MethodSource("positions")
  void aMissingEntryIsNamedAlsoWhenTheOthersCloseTheGap(int position) {
    List<TimelineEntry> entries = entries();
    entries.remove(position);
    entries.replaceAll(it -> numbered(it, entries.indexOf(it) + 1));
    IncidentRecord shorter =
        new IncidentRecord(NUMBER, entries, new ChainHead(SIZE - 1, intact().chain().head()));
    boolean last = position == SIZE - 1;
    assertThat(faults(with(entries)))
        .anyMatch(it -> it.entry() == position + 1 && it.kind() == (last ? Kind.CUT : Kind.MISSING))
        .filteredOn(it -> it.kind() == Kind.RENUMBERED)
        .hasSize(SIZE - 1 - position);
    assertThat(faults(shorter)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("positions")
  void aCutOffEndIsNamed(int position) {
    assertThat(faults(with(entries().subList(0, position))))
        .singleElement()
        .matches(fault -> fault.kind() == Kind.CUT && fault.entry() == position + 1);
  }

  @ParameterizedTest
  @MethodSource("positions")
  void anotherOrderIsNamed(int position) {
    for (int other = position + 1; other < SIZE; other++) {
      List<TimelineEntry> entries = entries();
      Collections.swap(entries, position, other);
      assertThat(kinds(with(entries))).isNotEmpty().containsOnly(Kind.MOVED);
      List<TimelineEntry> renumbered = entries();
      long first = position + 1;
      long second = other + 1;
      renumbered.replaceAll(
          it ->
              it.sequence() == first
                  ? numbered(it, second)
                  : it.sequence() == second ? numbered(it, first) : it);
      assertThat(faults(with(renumbered)))
          .extracting(Fault::kind, Fault::entry)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Kind.RENUMBERED, first),
              org.assertj.core.groups.Tuple.tuple(Kind.RENUMBERED, second));
    }
  }

  @ParameterizedTest
  @MethodSource("positions")
  void anEntryThatWasPutInIsNamed(int position) {
    TimelineEntry there = entries().get(position);
    TimelineEntry forged = sealed(there.previousHash(), saying(there, "It was somebody else."));
    for (TimelineEntry stranger :
        List.of(there, forged, hashed(there, "x", "y"), numbered(there, 1))) {
      List<TimelineEntry> entries = entries();
      entries.add(position, stranger);
      assertThat(kinds(with(entries))).as("%s", stranger).contains(Kind.INSERTED);
      List<TimelineEntry> makingRoom = entries();
      makingRoom.replaceAll(it -> it.sequence() > position ? numbered(it, it.sequence() + 1) : it);
      makingRoom.add(position, stranger);
      assertThat(kinds(with(makingRoom))).as("%s", stranger).contains(Kind.INSERTED);
    }
  }

  @Test
  void anEntryThatFollowsTheEndIsNamed() {
    List<TimelineEntry> entries = entries();
    TimelineEntry last = entries.get(SIZE - 1);
    entries.add(sealed(last.hash(), numbered(last, SIZE + 1)));
    assertThat(faults(with(entries)))
        .containsExactly(
            new Fault(Kind.INSERTED, 8, "Entry 8 stands behind the end, which is entry 7."));
  }

  @Test
  void aHeadThatWasTouchedIsFound() {
    ChainHead head = intact().chain();
    for (ChainHead touched :
        List.of(
            new ChainHead(SIZE - 1, head.head()),
            new ChainHead(SIZE + 1, head.head()),
            new ChainHead(Long.MAX_VALUE, head.head()),
            new ChainHead(-1, head.head()),
            new ChainHead(SIZE, Seal.genesis(NUMBER)))) {
      assertThat(faults(new IncidentRecord(NUMBER, entries(), touched)))
          .as("%s", touched)
          .isNotEmpty();
    }
  }

  @Test
  void theTimelineOfAnotherIncidentDoesNotPass() {
    IncidentRecord other = new IncidentRecord("MI-2026-0002", entries(), intact().chain());
    assertThat(faults(other)).hasSize(SIZE);
  }

  /** What no check of a file can find: the end cut off or written anew together with the head. */
  @Test
  void whoeverWritesEntriesAndHeadAnewIsFoundOnlyByWhatWasNotedElsewhere() {
    assertThat(faults(record(entries().subList(0, 3)))).isEmpty();
  }

  private static List<Fault> faults(IncidentRecord record) {
    return Verification.of(record).faults();
  }

  private static List<Kind> kinds(IncidentRecord record) {
    return faults(record).stream().map(Fault::kind).toList();
  }
}
