package io.majorincident.process;

import io.majorincident.incident.Incident;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;

/** Something was said of an incident whose process takes in nothing more. */
public class IncidentOver extends BadUserRequestException {

  private static final Pattern SAID =
      Pattern.compile("MI-\\d{4}-\\d{4,9} is (?:over \\(status|just ending).*");

  IncidentOver(Incident incident) {
    super(
        incident.status().needsPeople()
            ? "%s is just ending, so nothing can change any more. Look at it again in a moment."
                .formatted(incident.number())
            : "%s is over (status: %s), so nothing can change any more. If it is broken again, declare a new incident."
                .formatted(incident.number(), incident.status().label()));
  }

  /** The sentence, out of a text in which the engine has wrapped it; empty if it says another. */
  public static Optional<String> in(String wrapped) {
    Matcher said = SAID.matcher(wrapped);
    return said.find() ? Optional.of(said.group()) : Optional.empty();
  }
}
