package io.majorincident.dossier;

import java.time.Instant;
import java.util.List;

/**
 * Which incidents are wanted. What is null or empty does not matter.
 *
 * @param number a part of the number
 * @param text words, each of which something about the incident begins with
 * @param service id of the service
 * @param severities 1, 2, 3
 * @param running true for those that are not over, false for those that are
 * @param person id or a part of the name of somebody who took part
 * @param from detected at this moment or later
 * @param until detected before this moment
 */
record Search(
    String number,
    String text,
    String service,
    List<Integer> severities,
    Boolean running,
    String person,
    Instant from,
    Instant until,
    Order order,
    boolean descending) {}
