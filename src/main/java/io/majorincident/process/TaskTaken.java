package io.majorincident.process;

import org.camunda.bpm.engine.BadUserRequestException;

/** Somebody else, or the time, came first: the task that somebody answers is not theirs to do. */
public class TaskTaken extends BadUserRequestException implements CameSecond {

  /**
   * @param sentence who has it since when, for the person
   * @param failure how the engine said it
   */
  public TaskTaken(String sentence, RuntimeException failure) {
    super(sentence, failure);
  }
}
