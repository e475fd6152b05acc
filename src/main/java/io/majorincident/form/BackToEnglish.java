package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.DeployedTexts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web applications send a task list, a task or a group back as they got it when somebody
 * changes one thing about it. What was delivered in German, and was not touched, stays English in
 * the database.
 */
@Component
class BackToEnglish extends OncePerRequestFilter {

  private static final Pattern WRITTEN =
      Pattern.compile(".*/(task/(?<task>[^/]+)|filter/[^/]+|group/[^/]+)");

  private final DeployedTexts deployed;
  private final Words words;
  private final ObjectMapper json;

  BackToEnglish(DeployedTexts deployed, Words words, ObjectMapper json) {
    this.deployed = deployed;
    this.words = words;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("PUT")
        || !Languages.isGerman(Languages.asked(request))
        || !Objects.toString(request.getContentType(), "").contains("json")
        || !WRITTEN.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] sent = StreamUtils.copyToByteArray(request.getInputStream());
    chain.doFilter(new SentAgain(request, back(sent, glossary(request.getRequestURI()))), response);
  }

  private Glossary glossary(String path) {
    Matcher written = WRITTEN.matcher(path);
    written.matches();
    String task = written.group("task");
    return task == null ? words.in(Locale.GERMAN) : deployed.ofTask(Locale.GERMAN, task);
  }

  private byte[] back(byte[] sent, Glossary glossary) throws IOException {
    JsonNode body;
    try {
      body = json.readTree(sent);
    } catch (IOException noJson) {
      // the engine says so itself
      return sent;
    }
    change(body, "name", glossary::taskBackToEnglish);
    change(body, "description", glossary::backToEnglish);
    JsonNode look = body.path("properties");
    change(look, "description", glossary::backToEnglish);
    look.path("variables").forEach(column -> change(column, "label", glossary::backToEnglish));
    return json.writeValueAsBytes(body);
  }

  private static void change(JsonNode part, String property, UnaryOperator<String> change) {
    if (part.path(property).isTextual()) {
      ((ObjectNode) part).put(property, change.apply(part.path(property).asText()));
    }
  }
}
