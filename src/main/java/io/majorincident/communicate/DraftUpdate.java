package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.CONFIRM_BY;
import static io.majorincident.process.IncidentVariables.DATA_LOSS;
import static io.majorincident.process.IncidentVariables.PUBLIC_STATUS;
import static io.majorincident.process.IncidentVariables.RELEASED;
import static io.majorincident.process.IncidentVariables.UPDATE_KIND;
import static io.majorincident.process.IncidentVariables.UPDATE_TEXT;
import static io.majorincident.process.IncidentVariables.WITHDRAWAL;
import static io.majorincident.process.IncidentVariables.WORTH_TELLING;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.process.IncidentNumber;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Puts the text of an update ready, so that a person need only read it, and says until when they
 * can.
 */
@Component
class DraftUpdate implements JavaDelegate {

  /** Kinds that only put right what was said before. */
  private static final Set<String> CORRECTIONS = Set.of("lowered", "fixed", "withdrawn");

  /** As much of the last text as a reader needs to know it again. */
  private static final int CHARACTERS_QUOTED = 300;

  private final Incidents incidents;
  private final Messages messages;
  private final StatusPosts posts;
  private final Promises promises;

  DraftUpdate(Incidents incidents, Messages messages, StatusPosts posts, Promises promises) {
    this.incidents = incidents;
    this.messages = messages;
    this.posts = posts;
    this.promises = promises;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    String kind = UPDATE_KIND.in(execution);
    List<StatusPost> told = posts.of(incident.number());
    String text = "draftUpdate" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    Occasion occasion = new Occasion(text, incident, "", facts(execution, incident, told));
    UPDATE_TEXT.set(execution, messages.publicText(occasion).body().strip());
    PUBLIC_STATUS.set(execution, status(kind, told));
    askAnew(execution);
    boolean worthTelling = !CORRECTIONS.contains(kind) || isOpen(told);
    WORTH_TELLING.set(execution, worthTelling);
    if (worthTelling) {
      // what was withdrawn before its tables decided has no plan, and nothing to tell
      CONFIRM_BY.set(execution, promises.confirmBy(incident.number()).toString());
    }
  }

  /** Whoever let an earlier draft go, has not read this one. */
  private static void askAnew(DelegateExecution execution) {
    COMPLETED_BY.set(execution, null);
    RELEASED.set(execution, false);
  }

  /** Whether what was told last still speaks of a disruption. */
  private static boolean isOpen(List<StatusPost> told) {
    return !Promises.sinceBroken(told).isEmpty();
  }

  private static StatusPost last(List<StatusPost> told) {
    return told.get(told.size() - 1);
  }

  private Map<String, Object> facts(
      DelegateExecution execution, Incident incident, List<StatusPost> told) {
    Map<String, Object> facts = new HashMap<>();
    String loss = DATA_LOSS.find(execution).orElse("unknown");
    facts.put("duplicate", WITHDRAWAL.find(execution).filter("duplicate"::equals).isPresent());
    facts.put("noDataLost", loss.equals("none"));
    facts.put("dataLost", loss.equals("some"));
    facts.put("dataLossUnknown", loss.equals("unknown"));
    facts.put("told", told.isEmpty() ? "" : quoted(last(told).text()));
    facts.put("toldAt", told.isEmpty() ? null : last(told).at());
    facts.put("brokenSince", incidents.relapsedAt(incident.number()).orElse(null));
    return facts;
  }

  private static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= CHARACTERS_QUOTED
        ? line
        : line.substring(0, line.lastIndexOf(' ', CHARACTERS_QUOTED)) + " …";
  }

  private static String status(String kind, List<StatusPost> sent) {
    return switch (kind) {
      case "first" -> "investigating";
      case "final", "fixed", "withdrawn" -> "resolved";
      default -> sent.isEmpty() ? "investigating" : stillOpen(last(sent).status());
    };
  }

  private static String stillOpen(String last) {
    return last.equals("resolved") ? "investigating" : last;
  }
}
