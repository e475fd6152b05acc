package io.majorincident.process;

/** What must have happened to every severe incident before it may end. */
public enum Effect {
  /** Somebody was called who can do something about it. */
  PAGES,
  /** Those who are concerned were told. */
  INFORMS
}
