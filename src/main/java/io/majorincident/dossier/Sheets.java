package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Facts;
import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Sheet.Branch;
import io.majorincident.dossier.Sheet.Fact;
import io.majorincident.dossier.Sheet.Mark;
import io.majorincident.incident.Status;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes dossiers for people, in their language. */
@Component
class Sheets {

  private static final int FEW_WORDS = 45;

  private final Plan plan;

  Sheets(Plan plan) {
    this.plan = plan;
  }

  Sheet of(Dossier dossier, Labels labels) {
    Writing write = new Writing(labels, plan);
    return new Sheet(
        dossier.incident().number(),
        dossier.incident().title(),
        labels.language().getLanguage(),
        write.say(
            "As of %s, put together for %s. All times in %s.",
            write.at(dossier.asOf()), write.who(dossier.reader()), plan.zone()),
        facts(dossier.incident(), write),
        dossier.processes().stream().map(run -> branch(run, write)).toList(),
        new Sections(dossier, write).all(),
        legend(write));
  }

  private static List<Fact> facts(Facts incident, Writing write) {
    return Stream.of(
            fact(write, "Severity", incident.severity()),
            fact(write, "Priority", incident.priority()),
            fact(write, "Status", write.say(Status.of(incident.status()).label())),
            fact(write, "Service", incident.serviceName()),
            fact(write, "Team", write.team(incident.team())),
            fact(write, "Reported by", write.who(incident.reporter())),
            fact(write, "Began", write.at(incident.startedAt())),
            fact(write, "Detected", write.at(incident.detectedAt())),
            fact(write, "Acknowledged", acknowledged(incident, write)),
            fact(write, "Resolved", write.at(incident.resolvedAt())),
            fact(write, "Closed", write.at(incident.closedAt())),
            fact(write, "Time to acknowledge", write.took(incident.secondsToAcknowledge())),
            fact(write, "Time to resolve", write.took(incident.secondsToResolve())),
            fact(write, "Duplicate of", incident.duplicateOf()),
            fact(write, "Chat room", incident.chatRoom()),
            fact(write, "Call", incident.callAddress()),
            fact(write, "What is seen", incident.description()))
        .filter(fact -> !fact.value().isBlank())
        .toList();
  }

  private static List<Mark> legend(Writing write) {
    return Stream.of(Look.DONE, Look.OPEN, Look.CANCELLED, Look.NEVER)
        .map(look -> new Mark(write.say(look.meaning()), look.fill(), look.line()))
        .toList();
  }

  private static Fact fact(Writing write, String label, Object value) {
    String text = Writing.text(value);
    return new Fact(write.say(label), text, text.length() > FEW_WORDS || text.contains("\n"));
  }

  private static String acknowledged(Facts incident, Writing write) {
    return incident.acknowledgedAt() == null
        ? ""
        : write.at(incident.acknowledgedAt()) + ", " + write.who(incident.acknowledgedBy());
  }

  private static Branch branch(ProcessRun run, Writing write) {
    String state = write.say(run.state());
    String ends = String.join(", ", run.ends());
    String detail =
        Stream.of(write.at(run.startedAt()), write.took(run.seconds()), state, ends)
            .filter(part -> !part.isBlank())
            .reduce((one, other) -> one + " · " + other)
            .orElse("");
    return new Branch(
        run.id(),
        write.say("%s, version %d", run.name(), run.version()),
        detail,
        run.depth(),
        run.state());
  }
}
