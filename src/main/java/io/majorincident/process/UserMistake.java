package io.majorincident.process;

import java.util.Optional;
import java.util.stream.Stream;

/** Something that a person sent is wrong: the message is a sentence for that person. */
public interface UserMistake {

  /** What was wrong, and what to do. */
  String getMessage();

  /** The mistake among what a failure was caused by. */
  static Optional<UserMistake> in(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .limit(50)
        .filter(UserMistake.class::isInstance)
        .map(UserMistake.class::cast)
        .findFirst();
  }
}
