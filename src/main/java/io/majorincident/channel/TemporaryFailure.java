package io.majorincident.channel;

import java.time.Duration;

/** It did not work now and may work later. The text says why, for people. */
public class TemporaryFailure extends Exception {

  private final transient Duration notBefore;

  public TemporaryFailure(String why) {
    this(why, Duration.ZERO);
  }

  /**
   * @param notBefore how long the receiver asks to be left alone
   */
  public TemporaryFailure(String why, Duration notBefore) {
    super(why);
    this.notBefore = notBefore;
  }

  Duration notBefore() {
    return notBefore;
  }
}
