package io.majorincident.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.majorincident.language.Glossary;
import io.majorincident.process.BadData;
import io.majorincident.process.CameSecond;
import io.majorincident.process.RaceLost;
import io.majorincident.process.UserMistake;
import io.majorincident.web.UnreadableJson;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * Tells what somebody did wrong at a door of the engine from what went wrong inside, and says it
 * without what only developers understand.
 */
final class EngineMistakes {

  private static final String BAD_DATA =
      "A text is too long, a number is too large, or there is a character that cannot be stored. Nothing was done.";

  private static final String MISTYPED = "A value does not match its type. Nothing was done.";

  private static final String MISSING = "A required field is missing. Nothing was done.";

  private static final Pattern CODE = Pattern.compile("ENGINE(-REST)?-[A-Z0-9-]*\\d+\\s*:?\\s*");

  /** A name of a class with its package, or what only a stack trace holds. */
  private static final Pattern INSIDE =
      Pattern.compile("\\b([a-z]\\w*\\.){2,}\\w+|\\w+Exception\\b|\\bimpl\\b|\\bjava\\b|SQL");

  private static final Predicate<Throwable> IS_ITS_OWN =
      it ->
          it instanceof RestException
              || it instanceof ProcessEngineException
                  && !(it instanceof ProcessEnginePersistenceException);

  private EngineMistakes() {}

  /** What the person did wrong; empty if it was nobody's mistake, or the engine says it itself. */
  static Optional<String> in(Throwable failure, Glossary spoken) {
    return UserMistake.in(failure)
        .map(UserMistake::getMessage)
        .or(() -> named(failure))
        .or(() -> json(failure, spoken))
        .or(() -> object(failure, spoken))
        .or(() -> data(failure, spoken))
        .or(() -> missing(failure, spoken));
  }

  /** The engine names the parameter itself. */
  private static Optional<String> named(Throwable failure) {
    return failure instanceof InvalidRequestException
        ? clear(failure.getMessage()).filter(it -> it.contains("'"))
        : Optional.empty();
  }

  private static Optional<String> object(Throwable failure, Glossary spoken) {
    return BadData.isMistyped(failure) ? Optional.of(spoken.say(MISTYPED)) : Optional.empty();
  }

  private static Optional<String> json(Throwable failure, Glossary spoken) {
    return causes(failure)
        .filter(JsonProcessingException.class::isInstance)
        .map(fault -> UnreadableJson.say((JsonProcessingException) fault, spoken))
        .findFirst();
  }

  private static Optional<String> data(Throwable failure, Glossary spoken) {
    return BadData.isCauseOf(failure) ? Optional.of(spoken.say(BAD_DATA)) : Optional.empty();
  }

  /** The doors of the engine use a field without looking whether it was sent. */
  private static Optional<String> missing(Throwable failure, Glossary spoken) {
    return failure instanceof NullPointerException
            && Stream.of(failure.getStackTrace())
                .limit(1)
                .anyMatch(it -> it.getClassName().startsWith("org.camunda.bpm.engine.rest."))
        ? Optional.of(spoken.say(MISSING))
        : Optional.empty();
  }

  /** Whether the engine refuses of its own what it was asked, without anything having failed. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof IllegalArgumentException || causes(failure).allMatch(IS_ITS_OWN);
  }

  /** What somebody else did first, such as the task that this person meant to do; empty if not. */
  static Optional<String> taken(Throwable failure) {
    return causes(failure)
        .filter(CameSecond.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  /** Whether two people did the same at the same time, and this one came second. */
  static boolean isOvertaken(Throwable failure) {
    return causes(failure)
        .anyMatch(it -> it instanceof OptimisticLockingException || it instanceof RaceLost);
  }

  /**
   * The engine's own sentence, up to where it begins to speak of its inside.
   *
   * @return empty if nothing is left
   */
  static Optional<String> clear(String said) {
    String plain = CODE.matcher(said == null ? "" : said).replaceAll("");
    String outside =
        Stream.of(plain.split("(?<=: )|(?<=[.!?] )|\\n"))
            .takeWhile(part -> !INSIDE.matcher(part).find())
            .collect(Collectors.joining());
    return Optional.of(outside.strip().replaceAll("[:\\s]+$", "")).filter(it -> !it.isEmpty());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(50);
  }
}
