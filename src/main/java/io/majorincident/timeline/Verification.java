package io.majorincident.timeline;

import java.util.List;

/**
 * Whether a timeline is still what was written.
 *
 * @param incident its number
 * @param intact whether nothing is wrong
 * @param entries how many there are now
 * @param head the hash at its end; whoever noted it at an earlier time can find it again
 * @param faults everything that is wrong, none if it is intact
 */
public record Verification(
    String incident, boolean intact, int entries, String head, List<Fault> faults) {

  /** Recomputes everything from the record alone. */
  public static Verification of(IncidentRecord record) {
    List<Fault> faults = new Chain(record).faults();
    return new Verification(
        record.incident(),
        faults.isEmpty(),
        record.timeline().size(),
        record.chain().head(),
        faults);
  }
}
