package io.majorincident.channel;

import java.time.Duration;

/** No attempt was made: the receiver has failed so often that it is to recover first. */
class LeftAlone extends TemporaryFailure {

  LeftAlone(String why, Duration notBefore) {
    super(why, notBefore);
  }
}
