package io.majorincident.form;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.majorincident.database.DatabaseAway;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.web.WithoutDatabase;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the doors of the engine and of its web applications answer when something is wrong: what a
 * person did wrong is a 400 with a sentence, and nothing in the log; while the database is away it
 * is a 503 that says when to come again; what went wrong inside is a 500 that says no more than
 * that, and the log says the rest. Found by all of these doors through META-INF/services.
 */
public final class EngineAnswers implements ForcedAutoDiscoverable {

  /** Before the engine's own, which stand for the same. */
  private static final int FIRST = 1;

  @Override
  public void configure(FeatureContext doors) {
    doors.register(OfAnything.class, FIRST);
    doors.register(OfTheEngine.class, FIRST);
    doors.register(OfTheDoors.class, FIRST);
    doors.register(OfMistypedJson.class, FIRST);
    doors.register(OfBrokenJson.class, FIRST);
  }

  /** Whatever is not said more exactly. */
  static final class OfAnything extends Answer<Throwable> {}

  static final class OfTheEngine extends Answer<ProcessEngineException> {}

  static final class OfTheDoors extends Answer<RestException> {}

  static final class OfMistypedJson extends Answer<JsonMappingException> {}

  static final class OfBrokenJson extends Answer<JsonParseException> {}

  abstract static class Answer<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger log = LoggerFactory.getLogger(EngineAnswers.class);

    private static final String OVERTAKEN =
        "Somebody else was faster, and nothing was done. Reload and try again.";

    private final Words words = new Words();

    @Override
    public Response toResponse(T failure) {
      Glossary spoken = words.in(Languages.asked());
      if (DatabaseAway.isCauseOf(failure)) {
        return away(failure, spoken);
      }
      Status status = status(failure);
      Optional<String> taken = EngineMistakes.taken(failure);
      if (taken.isPresent()) {
        return answer(failure, Status.CONFLICT, taken.get());
      }
      if (EngineMistakes.isOvertaken(failure)) {
        return answer(failure, Status.CONFLICT, spoken.say(OVERTAKEN));
      }
      return EngineMistakes.in(failure, spoken)
          .map(mistake -> answer(failure, ofThePerson(status), mistake))
          .orElseGet(() -> other(failure, status, spoken));
    }

    private static Response other(Throwable failure, Status status, Glossary spoken) {
      return isOfThePerson(status)
          ? answer(failure, status, clear(failure, spoken))
          : failed(failure, status, spoken);
    }

    private static boolean isOfThePerson(Status status) {
      return status.getStatusCode() < Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    private static Status ofThePerson(Status status) {
      return isOfThePerson(status) ? status : Status.BAD_REQUEST;
    }

    private static Status status(Throwable failure) {
      Status status = ExceptionHandlerHelper.getInstance().getStatus(failure);
      if (status == null || status == Status.INTERNAL_SERVER_ERROR) {
        return EngineMistakes.isRefusal(failure)
            ? Status.BAD_REQUEST
            : Status.INTERNAL_SERVER_ERROR;
      }
      return status;
    }

    private static String clear(Throwable failure, Glossary spoken) {
      if (failure instanceof AuthorizationException refused
          && !refused.getMissingAuthorizations().isEmpty()) {
        return spoken.say("You are not allowed to see or do this. Nothing was done.");
      }
      return EngineMistakes.clear(failure.getMessage())
          .orElseGet(() -> spoken.say("This is not possible. Nothing was done."));
    }

    private static Response away(Throwable failure, Glossary spoken) {
      log.warn("The database is away: {}", failure.toString());
      return Response.fromResponse(
              answer(failure, Status.SERVICE_UNAVAILABLE, spoken.say(WithoutDatabase.SENTENCE)))
          .header(HttpHeaders.RETRY_AFTER, WithoutDatabase.SECONDS)
          .build();
    }

    private static Response failed(Throwable failure, Status status, Glossary spoken) {
      log.warn("A request failed.", failure);
      return answer(
          failure,
          status,
          spoken.say("Something went wrong, and nothing was done. The log says why."));
    }

    private static Response answer(Throwable failure, Status status, String sentence) {
      ExceptionDto answer = ExceptionHandlerHelper.getInstance().fromException(failure);
      answer.setMessage(sentence);
      return Response.status(status).entity(answer).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
  }
}
