package io.majorincident.message;

import io.majorincident.incident.Incident;
import java.util.Map;

/**
 * Why something is sent.
 *
 * @param text the name of the text, which is the id of the step that sends it
 * @param incident what it is about
 * @param round tells one sending of the same step from another, so that each delivery has a key of
 *     its own
 * @param facts what the text needs beside what every text gets
 */
public record Occasion(String text, Incident incident, String round, Map<String, Object> facts) {}
