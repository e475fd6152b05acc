package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.majorincident.incident.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;

/** The rules that Modeler and CI apply to diagrams know what the application knows. */
class LintRulesTest {

  private static final Path FOLDER = Path.of(".bpmnlint");
  private static final Pattern RULE = Pattern.compile("(?m)^    '([a-z-]+)': rule\\(");
  private static final Pattern NAME = Pattern.compile("'(\\w+)'");

  @Test
  void everyStepAndNoOtherMayBeDrawn() {
    List<String> steps =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.majorincident")
                .stream()
                .filter(type -> type.isAssignableTo(JavaDelegate.class))
                .map(JavaClass::getSimpleName)
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .sorted()
                .toList();
    assertThat(listed("STEPS")).containsExactlyElementsOf(steps);
    assertThat(listed("AT_ONCE")).containsExactlyInAnyOrderElementsOf(DiagramContractTest.AT_ONCE);
  }

  @Test
  void everyRoleIsKnown() {
    assertThat(listed("ROLES"))
        .containsExactlyElementsOf(Arrays.stream(Role.values()).map(Role::id).toList());
  }

  @Test
  void soAreTheOwnersOfTheDiagrams() {
    Matcher owners = Pattern.compile("const OWNERS = '(\\w+)'").matcher(rules());
    assertThat(owners.find()).isTrue();
    assertThat(Diagrams.sources().filter(source -> source.contains("class AccessGroups")))
        .singleElement()
        .satisfies(groups -> assertThat(groups).contains("\"" + owners.group(1) + "\""));
  }

  @Test
  void everyMessageThatWeSendIsKnown() {
    assertThat(listed("MESSAGES"))
        .containsExactlyElementsOf(
            Diagrams.elements(Message.class).stream()
                .map(Message::getName)
                .distinct()
                .sorted()
                .toList());
  }

  @Test
  void everyRuleIsFoundByItsName() {
    List<String> rules = RULE.matcher(rules()).results().map(it -> it.group(1)).sorted().toList();
    assertThat(rules).hasSizeGreaterThan(5);
    assertThat(Diagrams.names(".bpmnlint/rules", ".js")).containsExactlyElementsOf(rules);
  }

  private static List<String> listed(String list) {
    String begin = "const " + list + " = [";
    int from = rules().indexOf(begin);
    String names = rules().substring(from + begin.length(), rules().indexOf("]", from));
    return NAME.matcher(names).results().map(it -> it.group(1)).toList();
  }

  private static String rules() {
    try {
      return Files.readString(FOLDER.resolve("rules.js"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
