package io.majorincident.message;

/** Where people open their tasks, below the address of the application. */
final class Tasklist {

  static final String FRONT_DOOR = "/camunda/app/tasklist/";

  private Tasklist() {}

  /**
   * Opens this task, whatever list the person looked at before.
   *
   * @param task its id, or null for Tasklist as it is
   */
  static String path(String task) {
    return task == null ? FRONT_DOOR : FRONT_DOOR + "default/#/?task=" + task;
  }
}
