package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

/** A lost connection is told from a mistake. */
class DatabaseAwayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "08003", "08001", "57P01", "57P03", "53100", "53300", "25006", "25P03"})
  void whatTheDatabaseCannotDoNow(String state) {
    assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("x", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "40001", "40P01", "22001", "57014", "55P03"})
  void whatItRefuses(String state) {
    assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("x", state)))).isFalse();
  }

  @Test
  void whatDriverAndPoolSay() {
    assertThat(
            DatabaseAway.isCauseOf(
                new PSQLException(
                    "An I/O error occurred.",
                    PSQLState.CONNECTION_FAILURE,
                    new SocketTimeoutException("Read timed out"))))
        .isTrue();
    assertThat(DatabaseAway.isCauseOf(new SQLTransientConnectionException("not available")))
        .isTrue();
    assertThat(DatabaseAway.isCauseOf(new SQLException("Connection is closed"))).isTrue();
    assertThat(DatabaseAway.isCauseOf(new IllegalStateException("x"))).isFalse();
  }

  @Test
  void whatWasOnlySuppressedAndWhatGoesRoundInCircles() {
    RuntimeException failure = new IllegalStateException("x");
    failure.addSuppressed(new SQLException("gone", "08006"));
    assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
    RuntimeException circle = new IllegalStateException("x");
    circle.addSuppressed(new IllegalStateException(circle));
    assertThat(DatabaseAway.isCauseOf(circle)).isFalse();
  }

  @Test
  void doesTheWorkAgainUntilTheDatabaseIsBack() {
    AtomicInteger times = new AtomicInteger();
    DatabaseAway.sitOut(Duration.ofMinutes(1), () -> failUntil(times, 3));
    assertThat(times).hasValue(3);
  }

  @Test
  void doesNotDoAgainWhatIsAMistakeNorForEver() {
    AtomicInteger times = new AtomicInteger();
    assertThatThrownBy(
            () ->
                DatabaseAway.sitOut(
                    Duration.ofMinutes(1),
                    () -> {
                      times.incrementAndGet();
                      throw new DataIntegrityViolationException("mistake");
                    }))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(times).hasValue(1);
    assertThatThrownBy(() -> DatabaseAway.sitOut(Duration.ZERO, () -> failUntil(times, 99)))
        .isInstanceOf(TransactionSystemException.class);
  }

  private static void failUntil(AtomicInteger times, int last) {
    if (times.incrementAndGet() < last) {
      throw wrapped(new SQLException("gone", "08006"));
    }
  }

  private static RuntimeException wrapped(SQLException cause) {
    return new TransactionSystemException("Could not commit", new RuntimeException(cause));
  }
}
