package io.majorincident.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may show our public page in a frame.
 *
 * @param statusPage addresses such as https://www.example.org, without a path; none by default
 */
@ConfigurationProperties("majorincident.web.framed-by")
record Framing(@DefaultValue List<String> statusPage) {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[A-Za-z0-9.-]{1,253}(:\\d{1,5})?");

  Framing {
    statusPage = List.copyOf(statusPage);
    statusPage.stream()
        .filter(origin -> !ORIGIN.matcher(origin).matches())
        .findFirst()
        .ifPresent(Framing::refuse);
  }

  private static void refuse(String wrong) {
    throw new IllegalArgumentException(
        "majorincident.web.framed-by.status-page names '%s', which is no address of a site: give one such as https://www.example.org, without a path."
            .formatted(wrong));
  }

  /** As the directive frame-ancestors has it; empty for nobody. */
  String statusPageBy() {
    return String.join(" ", statusPage);
  }
}
