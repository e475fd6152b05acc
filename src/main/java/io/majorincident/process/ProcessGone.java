package io.majorincident.process;

/** The process in which something has just happened has ended in the same moment. */
public class ProcessGone extends RuntimeException {

  /**
   * @param task id of the task that is still being dealt with
   */
  public ProcessGone(String task) {
    super("The process of the task %s has ended in this moment.".formatted(task));
  }
}
