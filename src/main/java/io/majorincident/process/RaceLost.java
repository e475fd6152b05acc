package io.majorincident.process;

/** Something else came first, again and again: nothing was done, and it can be sent again. */
public class RaceLost extends RuntimeException {

  /** For people and senders. */
  public static final String SENTENCE =
      "Too much happens to it in this moment. Nothing was done: send it again.";

  RaceLost(RuntimeException last) {
    super(SENTENCE, last);
  }
}
