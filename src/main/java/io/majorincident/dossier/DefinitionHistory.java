package io.majorincident.dossier;

import java.time.Instant;
import java.util.List;

/**
 * What became of the instances of one version of a diagram.
 *
 * @param ended how many are over
 * @param shortest in seconds, as the others; null if none is over
 * @param median half of them took no longer
 * @param p95 of a hundred, 95 took no longer
 * @param instances a page of those that are over, the last one first
 * @param elements how often each element was passed
 */
record DefinitionHistory(
    String process,
    String name,
    int version,
    long ended,
    long running,
    Long shortest,
    Long median,
    Long p95,
    Long longest,
    List<Ended> instances,
    List<Heat> elements) {

  record Ended(
      String id, String incident, Instant startedAt, Instant endedAt, Long seconds, String state) {}

  /**
   * @param times how often it was entered
   * @param cancelled how often it ended before it was done
   */
  record Heat(String element, long times, long cancelled) {}
}
