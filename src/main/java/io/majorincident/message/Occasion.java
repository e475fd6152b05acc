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
 * @param task id of the task that it is about: its links open that one; null if it is about none
 * @param kept whether it goes out even after the task is over
 */
public record Occasion(
    String text,
    Incident incident,
    String round,
    Map<String, Object> facts,
    String task,
    boolean kept) {

  /** About no task. */
  public Occasion(String text, Incident incident, String round, Map<String, Object> facts) {
    this(text, incident, round, facts, null);
  }

  /** About a task: what has not gone out yet is cancelled by {@link #topicOf} once it is over. */
  public Occasion(
      String text, Incident incident, String round, Map<String, Object> facts, String task) {
    this(text, incident, round, facts, task, false);
  }

  /** The same, to go out even after the task is over. */
  public Occasion toBeKept() {
    return new Occasion(text, incident, round, facts, task, true);
  }

  /**
   * The same about a task.
   *
   * @param id of the task, or null for none
   */
  public Occasion about(String id) {
    return new Occasion(text, incident, round, facts, id, kept);
  }

  /** What belongs together and is cancelled together; empty for what is about no task. */
  String topic() {
    return task == null || kept ? "" : topicOf(task);
  }

  /** By which what has not gone out yet about a task is cancelled. */
  public static String topicOf(String task) {
    return "task/" + task;
  }
}
