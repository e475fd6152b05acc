package io.majorincident.channel;

/** No further attempt can work, such as with an invalid address. The text says why, for people. */
public class PermanentFailure extends Exception {

  public PermanentFailure(String why) {
    super(why);
  }
}
