package io.majorincident.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.junit.jupiter.api.Test;

/** What the doors of the engine answer when something is wrong. */
class EngineAnswersTest {

  private final EngineAnswers.OfTheEngine answers = new EngineAnswers.OfTheEngine();

  @Test
  void whileTheDatabaseIsAwayTheySayWhenToComeAgain() {
    Response answer = answers.toResponse(engineFailure("08006"));
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(((ExceptionDto) answer.getEntity()).getMessage())
        .startsWith("The database does not answer now.");
  }

  @Test
  void aMistakeInsideIsNobodyElsesFault() {
    Response answer = answers.toResponse(engineFailure("42601"));
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(((ExceptionDto) answer.getEntity()).getMessage()).doesNotContain("away", "SQL");
  }

  private static ProcessEngineException engineFailure(String state) {
    return new ProcessEngineException(
        "ENGINE-03004 Exception while executing Database Operation",
        new RuntimeException(new SQLException("SQL is away", state)));
  }
}
