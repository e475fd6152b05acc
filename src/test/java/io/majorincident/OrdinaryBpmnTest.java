package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** No owner is locked out of ordinary BPMN: one of each that Modeler draws can be deployed. */
class OrdinaryBpmnTest extends OwnersNight {

  private static final Path FOLDER = Path.of("src/test/resources/gate");

  /** What has no place beside the others in one process, or is written by old files alone. */
  private static final List<String> ELSEWHERE =
      List.of(
          "bpmn:categoryValueRef",
          "bpmn:dataState",
          "bpmn:participantMultiplicity",
          "bpmndi:BPMNLabelStyle",
          "dc:Font");

  @Test
  void oneOfEachIsDeployed() throws IOException {
    deployed("everything", Map.of("everything.bpmn", bpmn(), "everything.dmn", dmn()));
    assertThat(inForce().files().files()).containsKeys("everything.bpmn", "everything.dmn");
    assertThat(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("everything")
                .latestVersion()
                .singleResult()
                .getVersionTag())
        .isEqualTo("1.0");
  }

  @Test
  void andIsReallyOneOfEach() throws IOException {
    Stream<String> allowed = elements().keySet().stream();
    assertThat(drawn()).containsAll(allowed.filter(name -> !ELSEWHERE.contains(name)).toList());
  }

  private static List<String> drawn() throws IOException {
    return Pattern.compile("<([a-z]+:\\w+)")
        .matcher(bpmn())
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .collect(Collectors.toList());
  }

  private static Map<String, ?> elements() throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    String words = Files.readString(Path.of("src/main/resources/gate/diagram.yaml"));
    return new Yaml(options).<Map<String, Map<String, ?>>>load(words).get("elements");
  }

  private static String bpmn() throws IOException {
    return Files.readString(FOLDER.resolve("everything.bpmn"));
  }

  private static String dmn() throws IOException {
    return Files.readString(FOLDER.resolve("everything.dmn"));
  }
}
