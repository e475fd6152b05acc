package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What bpmnlint says of diagrams with the rules of the folder .bpmnlint, which Modeler's problems
 * panel applies too.
 */
class ModelerFindingsIT {

  /** As in "forgottenTask error The task has no form majorincident/task-is-complete". */
  private static final Pattern FINDING =
      Pattern.compile("(?m)^\\s+(\\w+)\\s+(?:error|warning)\\s+.*\\bmajorincident/([a-z-]+)\\s*$");

  private static NodeFolder linter;

  @BeforeAll
  static void install() throws Exception {
    linter = new NodeFolder(Path.of(".bpmnlint"), "bpmnlint", "bpmnlint");
  }

  @Test
  void nothingIsWrongWithOurDiagrams() throws Exception {
    assertThat(lint(diagrams())).isEmpty();
  }

  @Test
  void norWithWhatAnOwnerDrewWithTheElementTemplates() throws Exception {
    assertThat(lint(List.of(Path.of("src/test/resources/templates/warnPartners.bpmn")))).isEmpty();
  }

  @Test
  void whateverIsWrongIsFoundWhereItIs() throws Exception {
    String findings = lint(List.of(Path.of("src/test/resources/lint/broken.bpmn")));
    assertThat(FINDING.matcher(findings).results().map(it -> it.group(1) + ": " + it.group(2)))
        .containsExactlyInAnyOrder(
            "lifeWithoutEnd: element-is-explained",
            "unexplained: element-is-explained",
            "forgottenTask: task-is-complete",
            "forgottenTask: task-is-complete",
            "forgottenTask: task-is-complete",
            "forgottenTask: task-is-complete",
            "forgottenTask: task-is-complete",
            "timerByHand: timer-reads-a-plan",
            "unknownStep: step-is-offered",
            "hastyStep: step-is-offered",
            "cleverStep: step-is-offered",
            "cleverStep: step-is-offered",
            "listeningStep: nothing-is-hidden",
            "cleverCall: expression-only-reads",
            "unheardOf: message-is-sent",
            "script: no-other-tasks",
            "anyTable: table-is-of-the-same-set",
            "anyProcess: call-is-complete",
            "anyProcess: call-is-complete",
            "uncaughtFailure: failure-is-caught",
            "lifeWithoutEnd: process-lives-long-enough");
  }

  /** What is found, as bpmnlint prints it; blank if nothing is. */
  private static String lint(List<Path> files) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js"));
    files.forEach(file -> command.add(file.toAbsolutePath().toString()));
    return linter.run(command).strip();
  }

  private static List<Path> diagrams() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }
}
