package io.majorincident.statuspage;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public status: what we told about the services in the last two weeks, the newest first. */
@RestController
class StatusPage {

  private static final Duration SHOWN = Duration.ofDays(14);

  private final StatusPosts posts;
  private final Incidents incidents;
  private final Plan plan;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final Template template;

  StatusPage(StatusPosts posts, Incidents incidents, Plan plan, Clock clock) throws IOException {
    this.posts = posts;
    this.incidents = incidents;
    this.plan = plan;
    this.clock = clock;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z").withZone(plan.zone());
    this.template = template();
  }

  @GetMapping("/status")
  ResponseEntity<String> show() {
    Map<String, List<StatusPost>> told = new LinkedHashMap<>();
    posts
        .since(clock.instant().minus(SHOWN))
        .forEach(post -> told.computeIfAbsent(post.incident(), it -> new ArrayList<>()).add(post));
    Map<String, Object> facts = new HashMap<>();
    facts.put("company", plan.company());
    facts.put("affairs", told.values().stream().map(this::affair).toList());
    facts.put("calm", told.values().stream().allMatch(this::over));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .body(template.execute(facts));
  }

  private Map<String, Object> affair(List<StatusPost> newestFirst) {
    Incident incident = incidents.get(newestFirst.get(0).incident());
    return Map.of(
        "service",
        plan.service(incident.service()).map(OwnedService::name).orElse(incident.service()),
        "status",
        newestFirst.get(0).status(),
        "over",
        over(newestFirst),
        "posts",
        newestFirst.stream().map(this::entry).toList());
  }

  private Map<String, Object> entry(StatusPost post) {
    return Map.of(
        "at", time.format(post.at()),
        "status", post.status(),
        "text", post.text(),
        "next", next(post.next()));
  }

  private String next(Instant promised) {
    return promised == null || promised.isBefore(clock.instant()) ? "" : time.format(promised);
  }

  private boolean over(List<StatusPost> newestFirst) {
    StatusPost newest = newestFirst.get(0);
    return newest.status().equals("resolved") || incidents.get(newest.incident()).status().ended();
  }

  private static Template template() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource("pages/status.html").getInputStream(), StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .nullValue("")
          .strictSections(true)
          .compile(reader);
    }
  }
}
