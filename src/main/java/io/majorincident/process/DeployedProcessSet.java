package io.majorincident.process;

import java.time.Instant;

/**
 * A set that is or was in force.
 *
 * @param id of its deployment
 * @param name that whoever deployed it gave it; may be empty
 * @param source what it came from, as in "Camunda Modeler"; may be empty
 * @param at when it came into force
 */
public record DeployedProcessSet(
    String id, String name, String source, Instant at, ProcessSet files) {}
