package io.majorincident.change;

import io.majorincident.incident.ReviewNotes;
import io.majorincident.incident.ReviewNotes.Theory;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What whoever takes over has to know: what was seen, believed and told, and what is promised. */
@Component
class Situation {

  private final ReviewNotes notes;
  private final StatusPosts posts;

  Situation(ReviewNotes notes, StatusPosts posts) {
    this.notes = notes;
    this.posts = posts;
  }

  /**
   * By the names of the facts of a text; what there is not is empty or null.
   *
   * @return "observations", "openTheories", "refutedTheories", "lastUpdate", "lastUpdateAt" and
   *     "nextUpdate"
   */
  Map<String, Object> of(String incident) {
    Map<String, Object> facts = new HashMap<>();
    List<Theory> theories = notes.theories(incident);
    facts.put("observations", notes.observations(incident).orElse(""));
    facts.put("openTheories", lines(theories, theory -> !theory.isRefuted()));
    facts.put("refutedTheories", lines(theories, Theory::isRefuted));
    Optional<StatusPost> last = posts.of(incident).stream().reduce((earlier, later) -> later);
    facts.put("lastUpdate", last.map(StatusPost::text).orElse(""));
    facts.put("lastUpdateAt", last.map(StatusPost::at).orElse(null));
    facts.put("nextUpdate", last.map(StatusPost::next).orElse(null));
    return facts;
  }

  private static String lines(List<Theory> theories, Predicate<Theory> which) {
    return theories.stream().filter(which).map(Situation::line).collect(Collectors.joining("\n"));
  }

  private static String line(Theory theory) {
    String experiment = theory.experiment().strip();
    return "- " + theory.theory().strip() + (experiment.isEmpty() ? "" : " (" + experiment + ")");
  }
}
