package io.majorincident.process;

/** Asks the table taskNotice how people hear of a task. */
public interface TaskAnnouncements {

  /** The name of the table. */
  String TABLE = "taskNotice";

  /**
   * What the table has answered.
   *
   * @param version of the table; 0 if it is that of this release
   * @param row the id of the row; empty if none has answered
   */
  record Answer(TaskAnnouncement announcement, int version, String row) {}

  /**
   * As the table of the set says that the task's diagram was deployed with; a set without one is
   * answered by the table of this release. What no row says, and what cannot be read, is told by a
   * message.
   *
   * @param processDefinition id of the definition of the task's process
   * @param task id of its element, as in assessImpact
   * @param severity 1 to 3
   */
  Answer of(String processDefinition, String task, int severity);
}
