package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.ReviewNotes;
import io.majorincident.incident.ReviewNotes.Theory;
import io.majorincident.incident.Role;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.review.HelpRequests;
import io.majorincident.review.HelpRequests.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What an expert is asked for and needs to know, and what those who were asked have answered, as
 * Markdown.
 */
@Component
class HelpFacts {

  private static final int LAST_REQUESTS = 5;

  private final HelpRequests requests;
  private final ReviewNotes notes;
  private final Plan plan;
  private final Words words;

  HelpFacts(HelpRequests requests, ReviewNotes notes, Plan plan, Words words) {
    this.requests = requests;
    this.notes = notes;
    this.plan = plan;
    this.words = words;
  }

  /**
   * The texts for a task of this incident: what was answered, and if the task asks somebody for
   * help, for what and with what in mind.
   */
  Map<String, String> texts(Asked asked, String incident, JsonNode known) {
    Map<String, String> texts = new HashMap<>();
    texts.put("helpAnswers", answers(asked, requests.last(incident, LAST_REQUESTS)));
    if (known.has("neededFor")) {
      texts.put("helpWanted", wanted(asked, known));
      texts.put("lastObservations", observations(asked, incident));
      texts.put("openTheories", theories(asked, notes.theories(incident)));
    }
    return texts;
  }

  private String wanted(Asked asked, JsonNode known) {
    String by = text(known, "askedBy");
    String whose =
        by.isEmpty()
            ? say(
                asked,
                "%s is asked for this, because there was no review in time:",
                name(asked, text(known, "expertTeam")))
            : say(asked, "%s asks you for this:", name(asked, by));
    return whose + "\n\n" + PlainText.escapeLines(say(asked, text(known, "neededFor")));
  }

  private String observations(Asked asked, String incident) {
    return notes
        .observations(incident)
        .map(PlainText::escapeLines)
        .orElseGet(() -> say(asked, "Nothing was noted yet."));
  }

  private String theories(Asked asked, List<Theory> all) {
    String open = lines(all, theory -> !theory.isRefuted(), "\n", HelpFacts::line);
    String refuted =
        lines(all, Theory::isRefuted, "; ", theory -> PlainText.escape(theory.theory()));
    return (open.isEmpty() ? say(asked, "None was noted yet.") : open)
        + (refuted.isEmpty() ? "" : "\n\n" + say(asked, "Refuted so far: %s", refuted));
  }

  private static String line(Theory theory) {
    String experiment =
        theory.experiment().isBlank() ? "" : ": " + PlainText.escape(theory.experiment());
    return "- " + PlainText.escape(theory.theory()) + experiment;
  }

  private static String lines(
      List<Theory> all, Predicate<Theory> which, String between, Function<Theory, String> line) {
    return all.stream().filter(which).map(line).collect(Collectors.joining(between));
  }

  private String answers(Asked asked, List<Request> last) {
    return last.isEmpty()
        ? ""
        : last.stream()
            .map(request -> answer(asked, request))
            .collect(Collectors.joining("\n", say(asked, "Help that was asked for:") + "\n\n", ""));
  }

  private String answer(Asked asked, Request request) {
    String whom = name(asked, request.helper().isEmpty() ? request.whom() : request.helper());
    String answer =
        request.isAnswered()
            ? PlainText.escapeLines(request.answer()).replace("\n", "\n  ")
            : say(asked, "no answer yet");
    return "- **%s** · %s  \n  %s"
        .formatted(whom, PlainText.escape(say(asked, request.neededFor())), answer);
  }

  private String name(Asked asked, String whom) {
    return PlainText.escape(
        Role.find(whom)
            .map(role -> say(asked, role.label()))
            .or(() -> plan.findTeam(whom).map(Team::name))
            .or(() -> plan.person(whom).map(Person::name))
            .orElse(whom));
  }

  private String say(Asked asked, String english, Object... values) {
    return words.say(asked.language(), english, values);
  }

  private static String text(JsonNode known, String name) {
    return known.path(name).path("value").asText("");
  }
}
