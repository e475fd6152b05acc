package io.majorincident.dossier;

import io.majorincident.incident.FactChange;
import io.majorincident.timeline.ChainHead;
import io.majorincident.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is known of one incident, running or ended. What is null has not come yet or was
 * never known.
 *
 * @param asOf when it was put together
 * @param reader id of the person for whom; what the engine does not let them read is not in it
 * @param facts every value that a fact of the incident has had, the oldest first
 * @param timeline the record, the oldest first
 * @param chain where the timeline ends, so that it can be verified
 * @param processes each process that ran for it: a caller stands before what it called
 * @param tasks what people were asked and what they answered
 * @param decisions what tables decided
 * @param messages everything sent about it; secrets of receivers are struck out
 * @param variables every value that a variable has had, the oldest first
 * @param operations what people did by hand in the engine's tools
 * @param set the version of each diagram and table that it ran on
 */
record Dossier(
    Instant asOf,
    String reader,
    Facts incident,
    List<FactChange> facts,
    List<Holder> roles,
    List<TimelineEntry> timeline,
    ChainHead chain,
    List<ProcessRun> processes,
    List<HumanTask> tasks,
    List<TableDecision> decisions,
    List<Message> messages,
    List<VariableValue> variables,
    List<Operation> operations,
    List<UsedVersion> set) {

  /**
   * @param secondsToAcknowledge from its detection to the first answer to a page
   * @param secondsToResolve from its beginning to the end of its impact
   */
  record Facts(
      String number,
      String title,
      String description,
      String service,
      String serviceName,
      String team,
      String importance,
      String reporter,
      String reporterKind,
      int severity,
      String priority,
      String status,
      Instant startedAt,
      Instant detectedAt,
      Instant acknowledgedAt,
      String acknowledgedBy,
      Instant resolvedAt,
      Instant closedAt,
      Long secondsToAcknowledge,
      Long secondsToResolve,
      String chatRoom,
      String callAddress,
      String duplicateOf) {}

  /** Who held which role, from when until when. */
  record Holder(String role, String person, Instant since, Instant until) {}

  /**
   * One process that ran.
   *
   * @param parent id of the process that called it, or null
   * @param depth how many callers stand above it
   * @param state running, completed or cancelled
   * @param reason why it was cancelled, or null
   * @param ends names of the end events that it reached
   * @param steps every element that was entered, in that order
   */
  record ProcessRun(
      String id,
      String parent,
      int depth,
      String process,
      String name,
      int version,
      String definition,
      Instant startedAt,
      Instant endedAt,
      Long seconds,
      String startedBy,
      String state,
      String reason,
      List<String> ends,
      List<Step> steps) {}

  /**
   * An element that was entered.
   *
   * @param seconds how long it was waited or worked there
   * @param state open, done or cancelled
   * @param called id of the process that it called, or null
   */
  record Step(
      String element,
      String name,
      String type,
      Instant startedAt,
      Instant endedAt,
      Long seconds,
      String state,
      String person,
      String called) {}

  /**
   * What a person was asked.
   *
   * @param outcome completed, cancelled or open
   * @param answers what was answered, by the name of the field
   */
  record HumanTask(
      String task,
      String name,
      String process,
      String person,
      Instant openedAt,
      Instant dueAt,
      Instant endedAt,
      Long seconds,
      String outcome,
      List<Answer> answers) {}

  record Answer(String field, String value) {}

  /**
   * What a table decided.
   *
   * @param rows the rows that fired
   */
  record TableDecision(
      Instant at,
      String table,
      String name,
      int version,
      String process,
      String step,
      List<Answer> inputs,
      List<Row> rows) {}

  /**
   * A row that fired.
   *
   * @param number counted from 1 as the table shows them; 0 if it is not known
   * @param annotation what the table says about the row
   */
  record Row(int number, String id, String annotation, List<Answer> outputs) {}

  record Message(
      Instant at,
      String key,
      String channel,
      String receiver,
      String subject,
      String text,
      String state,
      Instant endedAt,
      List<Attempt> attempts) {}

  record Attempt(int number, Instant beganAt, Instant endedAt, String outcome, String error) {}

  /**
   * A value that a variable got.
   *
   * @param step the name of the element at which it got it, or null
   */
  record VariableValue(
      Instant at, String name, String process, String step, String type, String value) {}

  record Operation(
      Instant at,
      String person,
      String operation,
      String what,
      String property,
      String before,
      String after,
      String annotation) {}

  /**
   * @param kind process or table
   */
  record UsedVersion(
      String kind,
      String id,
      String name,
      int version,
      String definition,
      String deployment,
      String deploymentName,
      Instant deployedAt) {}
}
