package io.majorincident.process;

/** Asks the table taskNotice how people hear of a task. */
public interface TaskAnnouncements {

  /**
   * As the table of the set says that the task's diagram was deployed with; a set without one is
   * answered by the table of this release. What no row says, and what cannot be read, is told by a
   * message.
   *
   * @param processDefinition id of the definition of the task's process
   * @param task id of its element, as in assessImpact
   * @param severity 1 to 3
   */
  TaskAnnouncement of(String processDefinition, String task, int severity);
}
