package io.majorincident.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.IncidentContext;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An expression that somebody sends is never evaluated: the doors refuse it, so does the engine,
 * and if it were evaluated it would reach nothing. Each of the three is tried alone.
 */
@IncidentContext
class NothingIsEvaluatedTest {

  @Autowired TestRestTemplate http;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired ProcessEngine engine;

  @TempDir Path folder;
  Path canary;
  String attack;

  @BeforeEach
  void aimAtAFile() {
    canary = folder.resolve("canary");
    attack =
        "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('touch %s')}"
            .formatted(canary);
  }

  @AfterEach
  void nothingWasDone() {
    assertThat(Files.exists(canary)).isFalse();
  }

  static Stream<String> questions() {
    return Stream.of(
        "/task/count {'assigneeExpression':'$x'}",
        "/task/count {'orQueries':[{'assigneeExpression':'$x'}]}",
        "/task {'orQueries':[{'orQueries':[{'dueBeforeExpression':'$x'}]}]}",
        "/filter/$filter/count {'orQueries':[{'ownerExpression':'$x'}]}",
        "/filter/$filter/list {'candidateUserExpression':'$x'}",
        "/filter/$filter/singleResult {'orQueries':[{'involvedUserExpression':'$x'}]}",
        "/filter/create {'name':'x','resourceType':'Task','query':{'orQueries':[{'assigneeExpression':'$x'}]}}",
        "/process-instance {'whateverExpression':'$x'}");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void noDoorLetsOneIn(String question) {
    for (String door : List.of("/engine-rest", "/engine-rest/engine/default")) {
      ResponseEntity<String> answer = ask(door, question.replace('\'', '"').replace("$x", "x"));
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
      assertThat(answer.getBody()).contains("Expression' asks with an expression");
    }
    assertThat(
            ask("/engine-rest", question.replace('\'', '"').replace("$x", attack)).getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }

  private ResponseEntity<String> ask(String door, String question) {
    String[] parts = question.split(" ", 2);
    HttpHeaders headers = new HttpHeaders();
    headers.setBasicAuth(parts[0].endsWith("create") ? "admin" : "auditor", "demo");
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.postForEntity(
        door + parts[0].replace("$filter", any().getId()),
        new HttpEntity<>(parts[1], headers),
        String.class);
  }

  private Filter any() {
    return filters.createFilterQuery().filterName("Mine").singleResult();
  }

  @Test
  void theEngineAsksNoQueryThatHoldsOne() {
    TaskQuery query = tasks.createTaskQuery().taskAssigneeExpression(attack);
    TaskQuery either = tasks.createTaskQuery().or().dueBeforeExpression(attack).endOr();

    for (TaskQuery asked : List.of(query, either)) {
      for (var question :
          List.<Runnable>of(
              asked::count,
              asked::list,
              asked::singleResult,
              () -> filters.count(any().getId(), asked),
              () -> filters.list(any().getId(), asked),
              () -> filters.listPage(any().getId(), asked, 0, 1),
              () -> filters.singleResult(any().getId(), asked),
              () -> filters.saveFilter(filters.newTaskFilter("x").setQuery(asked)))) {
        assertThatThrownBy(question::run)
            .isInstanceOf(ProcessEngineException.class)
            .hasMessageContaining("no expressions");
      }
    }
  }

  /** As if neither a door nor the engine's commands looked at it. */
  @Test
  void whatIsEvaluatedAllTheSameReachesNothing() {
    CommandExecutor commands = configuration().getCommandExecutorTxRequired();
    TaskQueryImpl either = new TaskQueryImpl();
    either.addOrQuery((TaskQueryImpl) new TaskQueryImpl().taskAssigneeExpression(attack));

    assertThatThrownBy(
            () -> commands.execute(context -> either.evaluateExpressionsAndExecuteCount(context)))
        .rootCause()
        .hasMessageContaining("no expressions");
  }

  static Stream<String> reaches() {
    return Stream.of(
        "${''.getClass()}",
        "${''['class']}",
        "${''.class.classLoader}",
        "#{'x'.length()}",
        "${execution.id}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngineServices()}",
        "${sent.bytes}",
        "${task.name}",
        "${authenticatedUserId}",
        "${variableContext}",
        "${processEngine}",
        "${dataSource}",
        "${runtimeService}",
        "${openTicket.class}",
        "${openTicket.execute(execution)}",
        "${map.keySet()}",
        "${list.stream()}",
        "${list.size()}",
        "${map.name.class}",
        "${json.prop('x')}",
        "${json.elements().class}",
        "${json.elements().get(0)}");
  }

  @ParameterizedTest
  @MethodSource("reaches")
  void anExpressionReachesNothingButWhatIsOffered(String expression) {
    assertThatThrownBy(() -> value(expression)).isInstanceOf(ProcessEngineException.class);
  }

  static Stream<String> functions() {
    return Stream.of(
        "${currentUser()}",
        "${currentUserGroups()}",
        "${now()}",
        "${dateTime().plusDays(1)}",
        "${S('{}')}",
        "${JSON('{}')}",
        "${XML('<a/>')}");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void thereAreNoFunctions(String expression) {
    assertThatThrownBy(() -> value(expression)).isInstanceOf(RuntimeException.class);
  }

  static Stream<String> unreadable() {
    return Stream.of(
        "${%s1%s}".formatted("(".repeat(5_000), ")".repeat(5_000)),
        "${%sx}".formatted("!".repeat(5_000)),
        "${%sx}".formatted("not ".repeat(400)),
        "${x%s}".formatted("+x".repeat(5_000)),
        "${x%s}".formatted("[0]".repeat(60)),
        "${x",
        "${a b}",
        "${x -> x}",
        "${T(java.lang.Runtime)}",
        "${x = 1}",
        "${x; y}");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsTooDeepOrNoExpressionIsRefused(String expression) {
    assertThatThrownBy(() -> value(expression))
        .isInstanceOfAny(BadUserRequestException.class, ProcessEngineException.class)
        .message()
        .containsAnyOf("cannot be read", "too deep");
  }

  @Test
  void anExpressionReadsWhatIsOffered() {
    assertThat(value("${map.name}")).isEqualTo("value");
    assertThat(value("${map['name'] == 'value' && list[1] > 1}")).isEqualTo(true);
    assertThat(value("${map.missing}")).isNull();
    assertThat(value("${list[7]}")).isNull();
    assertThat(value("${!empty list ? 'some' : 'none'}")).isEqualTo("some");
    assertThat(value("#{execution.processBusinessKey}")).isNull();
    assertThat((List<?>) value("${json.elements()}")).hasSize(2);
    assertThat(value("plain ${map.name}")).isEqualTo("plain value");
  }

  /** It would have to be parsed to be evaluated, and it is not. */
  @Test
  void whatLiesInAVariableIsNoExpression() {
    assertThat(value("${sent}")).isEqualTo(attack);
    assertThat(value("${map.sent}")).isEqualTo(attack);
  }

  @Test
  void aNameOfAStepIsTheStepWhateverVariablesThereAre() {
    assertThat(value("${openTicket}")).isInstanceOf(JavaDelegate.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "JUEL", "feel-juel", "groovy", "javascript", "python", "uel"})
  void aTableIsWrittenInFeelAlone(String language) {
    String table =
        """
        <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='x' name='x'
            namespace='x'><decision id='d' name='d'><variable id='v' name='v'/>
          <literalExpression id='l' expressionLanguage='%s'><text>${1 + 1}</text></literalExpression>
        </decision></definitions>"""
            .formatted(language);

    assertThatThrownBy(
            () ->
                configuration().getCommandExecutorTxRequired().execute(context -> evaluated(table)))
        .isInstanceOf(RuntimeException.class);
  }

  private Object evaluated(String table) {
    DmnEngine tables = configuration().getDmnEngine();
    return tables.evaluateDecision(
        tables.parseDecision("d", new ByteArrayInputStream(table.getBytes(UTF_8))),
        Variables.createVariables());
  }

  private Object value(String expression) {
    ExpressionManager manager = configuration().getExpressionManager();
    String task = aTask();
    try {
      return configuration()
          .getCommandExecutorTxRequired()
          .execute(
              context ->
                  manager
                      .createExpression(expression)
                      .getValue(context.getTaskManager().findTaskById(task)));
    } finally {
      tasks.deleteTask(task, true);
    }
  }

  private String aTask() {
    var task = tasks.newTask();
    tasks.saveTask(task);
    tasks.setVariables(
        task.getId(),
        Map.of(
            "map", Map.of("name", "value", "sent", attack),
            "list", List.of(1, 2),
            "sent", attack,
            "openTicket", "x",
            "json", Spin.JSON("[1,2]")));
    return task.getId();
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
