package io.majorincident.planning.imports;

import java.time.Instant;

/** Somebody is on call, whatever the layers say. */
record ImportedOverride(String person, Instant from, Instant to, Place place) {

  boolean overlaps(ImportedOverride other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  /** Both at once; the same person in one span that reaches over both. */
  ImportedOverride and(ImportedOverride later) {
    return new ImportedOverride(person, from, later.to.isAfter(to) ? later.to : to, place);
  }

  boolean saysTheSameAs(ImportedOverride other) {
    return person.equals(other.person) && from.equals(other.from) && to.equals(other.to);
  }
}
