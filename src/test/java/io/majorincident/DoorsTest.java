package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.majorincident.incident.Incident;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door of ours says for whom it is open, on the page for operators, too; and keeps to it. */
class DoorsTest extends Night {

  private static final Path PAGE = Path.of("src/docs/security.md");

  @Autowired TestRestTemplate http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping doors;

  private record Door(String method, String path, HandlerMethod handler) {

    OpenTo declared() {
      return AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), OpenTo.class);
    }

    String row() {
      String callers =
          Arrays.stream(declared().value())
              .map(caller -> caller.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return "| `%s %s` | %s | %s |".formatted(method, path, callers, declared().what());
    }
  }

  @Test
  void everyDoorDeclaresWhoMayUseIt() {
    assertThat(ours()).hasSizeGreaterThan(40);
    assertThat(ours()).filteredOn(door -> door.declared() == null).isEmpty();
  }

  /** Those, too, that are not there in the settings of the tests. */
  @Test
  void everyMethodThatAnswersARequestDeclaresWhoMayUseIt() {
    List<Method> silent =
        new ClassFileImporter()
            .importPackages("io.majorincident").stream()
                .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .filter(type -> !type.getSimpleName().endsWith("Test"))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(it -> AnnotatedElementUtils.hasAnnotation(it, RequestMapping.class))
                .filter(it -> !AnnotatedElementUtils.hasAnnotation(it, OpenTo.class))
                .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void thePageHasEveryDoorAndNoOther() throws Exception {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    List<String> said =
        rows.stream()
            .filter(row -> row.matches("\\| `[A-Z]+ /.*"))
            // only there with a provider that people sign in at
            .filter(row -> !row.contains(" /sign-in"))
            .toList();
    assertThat(said)
        .containsExactlyElementsOf(
            ours().stream().map(Door::row).filter(row -> !row.contains(" /sign-in")).toList());
  }

  @Test
  void whoeverIsInNoGroupFindsEveryDoorClosed() {
    Incident incident = scenario.alert("checkout", "critical");
    var answers = new TreeMap<String, Integer>();
    scenario.asStranger(
        (name, password) ->
            ours().stream()
                .filter(it -> Arrays.stream(it.declared().value()).noneMatch(Caller::isUnnamed))
                .forEach(
                    door ->
                        answers.put(
                            door.row(),
                            status(http.withBasicAuth(name, password), door, incident.number()))));
    assertThat(answers).hasSizeGreaterThan(30);
    assertThat(answers.entrySet()).filteredOn(answer -> answer.getValue() != 403).isEmpty();
  }

  @Test
  void whoeverIsNobodyIsAskedForTheirName() {
    for (Door door : ours()) {
      if (Arrays.stream(door.declared().value()).noneMatch(Caller::isUnnamed)) {
        String path = door.path().replaceAll("\\{[^}]*}", "x");
        assertThat(
                http.exchange(path, HttpMethod.valueOf(door.method()), null, String.class)
                    .getStatusCode()
                    .value())
            .as(door.toString())
            .isIn(401, 302, 200)
            .matches(status -> status != 200 || path.equals("/on-call"));
      }
    }
  }

  private int status(TestRestTemplate stranger, Door door, String incident) {
    String path =
        door.path()
            .replaceAll("\\{(number|incident)}", incident)
            .replaceAll("\\{[^}]*}", "payments");
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    HttpEntity<String> body = new HttpEntity<>(door.method().equals("GET") ? null : "{}", headers);
    return stranger
        .exchange(path, HttpMethod.valueOf(door.method()), body, String.class)
        .getStatusCode()
        .value();
  }

  private List<Door> ours() {
    return doors.getHandlerMethods().entrySet().stream()
        .filter(entry -> !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
        .flatMap(entry -> doors(entry.getKey(), entry.getValue()))
        .sorted(
            java.util.Comparator.comparing(Door::path)
                .thenComparing(Door::method)
                .thenComparing(door -> door.handler().toString()))
        .toList();
  }

  private static Stream<Door> doors(RequestMappingInfo info, HandlerMethod handler) {
    Collection<String> methods =
        info.getMethodsCondition().getMethods().isEmpty()
            ? List.of("GET")
            : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    return info.getPatternValues().stream()
        .flatMap(path -> methods.stream().map(method -> new Door(method, path, handler)));
  }
}
