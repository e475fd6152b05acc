package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "elevenchars", "🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥", "theWholeName", "THEWHOLENAME "})
  void tooShortOrTheNameItself(String password) {
    assertThat(PasswordRules.allow(password, "theWholeName")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"twelve chars", "            ", "пароль дежурного", "🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥"})
  void lengthIsAllThatCounts(String password) {
    assertThat(PasswordRules.allow(password, "ben")).isTrue();
  }

  @Test
  void thereIsAnUpperBound() {
    assertThat(PasswordRules.allow("x".repeat(200), "ben")).isTrue();
    assertThat(PasswordRules.allow("x".repeat(201), "ben")).isFalse();
    assertThat(PasswordRules.allow(null, "ben")).isFalse();
  }
}
