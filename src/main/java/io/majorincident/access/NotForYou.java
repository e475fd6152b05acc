package io.majorincident.access;

import io.majorincident.web.PageHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What somebody reads who opens a web application without the right to it. */
@Component
class NotForYou implements ErrorViewResolver {

  private static final View PAGE = (model, request, response) -> show(request, response);

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    String path = Objects.toString(model.get("path"), "");
    return status == HttpStatus.FORBIDDEN && path.startsWith("/camunda/app/")
        ? new ModelAndView(PAGE)
        : null;
  }

  private static void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String language = request.getLocale().getLanguage().equals("de") ? "de" : "en";
    PageHeaders.set(response);
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            new ClassPathResource("pages/notForYou.%s.html".formatted(language))
                .getContentAsString(StandardCharsets.UTF_8));
  }
}
