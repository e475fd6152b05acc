package io.majorincident.incident;

/** Which of several incidents at once is worked on first; P1 comes before P4. */
public enum Priority {
  P1,
  P2,
  P3,
  P4
}
