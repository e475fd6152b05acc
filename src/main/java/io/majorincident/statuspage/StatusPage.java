package io.majorincident.statuspage;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Languages;
import io.majorincident.language.WebPage;
import io.majorincident.language.Words;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
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
  private final Words words;
  private final WebPage page = new WebPage("status");

  StatusPage(StatusPosts posts, Incidents incidents, Plan plan, Clock clock, Words words) {
    this.posts = posts;
    this.incidents = incidents;
    this.plan = plan;
    this.clock = clock;
    this.words = words;
  }

  @OpenTo(value = Caller.ANYBODY, what = "what the public may know")
  @GetMapping("/status")
  ResponseEntity<String> show(HttpServletRequest request) {
    Locale language = Languages.asked(request);
    Map<String, List<StatusPost>> told = new LinkedHashMap<>();
    posts
        .since(clock.instant().minus(SHOWN))
        .forEach(post -> told.computeIfAbsent(post.incident(), it -> new ArrayList<>()).add(post));
    Map<String, Object> facts = new HashMap<>();
    facts.put("company", plan.company());
    facts.put("affairs", told.values().stream().map(posts -> affair(posts, language)).toList());
    facts.put("calm", told.values().stream().allMatch(this::over));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(page.show(language, facts));
  }

  private Map<String, Object> affair(List<StatusPost> newestFirst, Locale language) {
    Incident incident = incidents.get(newestFirst.get(0).incident());
    return Map.of(
        "service",
        plan.service(incident.service()).map(OwnedService::name).orElse(incident.service()),
        "status",
        newestFirst.get(0).status(),
        "over",
        over(newestFirst),
        "posts",
        newestFirst.stream()
            .map(post -> entry(post, post == newestFirst.get(0), language))
            .toList());
  }

  private Map<String, Object> entry(StatusPost post, boolean newest, Locale language) {
    return Map.of(
        "at", time(post.at(), language),
        "status", words.say(language, StringUtils.capitalize(post.status())),
        "text", post.text(),
        "next", newest ? next(post.next(), language) : "");
  }

  private String next(Instant promised, Locale language) {
    return promised == null || promised.isBefore(clock.instant()) ? "" : time(promised, language);
  }

  private String time(Instant moment, Locale language) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", language)
        .withZone(plan.zone())
        .format(moment);
  }

  private boolean over(List<StatusPost> newestFirst) {
    StatusPost newest = newestFirst.get(0);
    return newest.status().equals("resolved") || incidents.get(newest.incident()).status().ended();
  }
}
