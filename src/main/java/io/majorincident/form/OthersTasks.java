package io.majorincident.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Whoever opens the task of somebody else in Tasklist sees whose it is, and what everybody may know
 * about its incident, in place of a form that they may not read: what it asks and what was entered
 * is for those who are asked. Comes before what adds facts to forms, and so has the last word.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class OthersTasks extends OncePerRequestFilter {

  private static final Pattern TASK =
      Pattern.compile(
          "/camunda/api/engine/engine/[^/]+/task/(?<task>[^/]+)/(?<what>form|form-variables|deployed-form)");

  private static final String NOTICE = "taskOfOthers";

  private final TaskReaders tasks;
  private final Readers readers;
  private final TaskNotice notice;
  private final ObjectMapper json;

  OthersTasks(TaskReaders tasks, Readers readers, TaskNotice notice, ObjectMapper json) {
    this.tasks = tasks;
    this.readers = readers;
    this.notice = notice;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.GET.matches(request.getMethod())
        || !TASK.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    Matcher asked = TASK.matcher(request.getRequestURI());
    asked.matches();
    Optional<String> reader = readers.person(request);
    if (isAnswered(answer) && reader.isPresent()) {
      tasks
          .onlySeen(asked.group("task"), reader.get())
          .map(
              task ->
                  switch (asked.group("what")) {
                    case "form" -> reference();
                    case "deployed-form" -> form();
                    default -> variables(notice.of(task, asked(request, reader.get())));
                  })
          .ifPresent(shown -> replace(answer, shown));
    }
    answer.copyBodyToResponse();
  }

  /** By the engine, which has looked at who asks. */
  private static boolean isAnswered(HttpServletResponse answer) {
    return List.of(HttpServletResponse.SC_OK, HttpServletResponse.SC_FORBIDDEN)
        .contains(answer.getStatus());
  }

  private Asked asked(HttpServletRequest request, String reader) {
    return new Asked(
        request.getMethod(),
        request.getRequestURI(),
        Languages.asked(request),
        reader,
        readers.zone(request));
  }

  private ObjectNode reference() {
    ObjectNode answer = json.createObjectNode();
    answer.putNull("key").putNull("contextPath");
    answer.putObject("camundaFormRef").put("key", NOTICE).put("binding", "deployment");
    return answer;
  }

  private ObjectNode form() {
    ObjectNode form = json.createObjectNode();
    form.put("type", "default").put("id", NOTICE).put("schemaVersion", 16);
    ArrayNode components = form.putArray("components");
    TaskNotice.NAMES.forEach(
        name ->
            components
                .addObject()
                .put("type", "text")
                .put("id", name + "Text")
                .put("text", "{{%s}}".formatted(name)));
    return form;
  }

  private ObjectNode variables(Map<String, String> texts) {
    ObjectNode variables = json.createObjectNode();
    texts.forEach(
        (name, text) ->
            variables
                .putObject(name)
                .put("type", "String")
                .put("value", text)
                .putObject("valueInfo"));
    return variables;
  }

  private void replace(ContentCachingResponseWrapper answer, ObjectNode shown) {
    try {
      answer.resetBuffer();
      answer.setStatus(HttpServletResponse.SC_OK);
      answer.setContentType("application/json");
      answer.getOutputStream().write(json.writeValueAsBytes(shown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
