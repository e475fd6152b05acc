package io.majorincident.process;

/** Says what became of a task, to whoever meant to do it and came second. */
public interface FateWords {

  /** A sentence in the language and the time zone of the reader. */
  String say(TaskFate fate);
}
