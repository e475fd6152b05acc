package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTypesTest {

  private final PlainTypes types = new PlainTypes();

  @Test
  void whatAVariableHoldsCanBeReadAgain() {
    for (Object value :
        List.of(
            "text",
            1,
            true,
            List.of(),
            List.of(1, 2, 3),
            Arrays.asList(1, 2),
            Map.of("a", 1),
            Set.of("a"),
            Collections.emptyList(),
            Collections.singletonMap("a", 1),
            Collections.unmodifiableList(List.of(1)))) {
      assertThat(types.validate(value.getClass().getName()))
          .as(value.getClass().getName())
          .isTrue();
    }
  }

  /** Reading some of them from a text opens the file of that name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.Formatter",
        "java.util.Scanner",
        "java.util.logging.FileHandler",
        "java.util.zip.ZipFile",
        "java.util.jar.JarFile",
        "java.util.Timer",
        "java.util.ListEvil",
        "java.util.HashMap$Evil",
        "java.lang.ProcessBuilder",
        "java.lang.Thread",
        "java.net.URL",
        "java.io.File",
        "org.springframework.context.support.ClassPathXmlApplicationContext"
      })
  void nothingElseIsReadFromAText(String type) {
    assertThat(types.validate(type)).isFalse();
  }
}
