package io.majorincident.verify;

import io.majorincident.channel.Limits;
import io.majorincident.channel.StoppedNumbers;
import io.majorincident.contact.CodeLimits;
import io.majorincident.contact.CodeLimits.Allowed;
import io.majorincident.contact.CodeLimits.Exceeded;
import io.majorincident.oncall.Contact;
import io.majorincident.process.Fault;
import io.majorincident.process.ProcessOwners;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether one more code may go out, as the table verificationPlan says, which is asked before. */
@Component
class AllowedCodes {

  private static final String TABLE = "verificationPlan";

  /** For a table of an owner that says nothing of it. */
  private static final String FEW = "5 in PT1H";

  private final CodeLimits limits;
  private final StoppedNumbers stopped;
  private final ObjectProvider<DecisionService> tables;
  private final ObjectProvider<ProcessOwners> rights;
  private final Clock clock;

  /**
   * @param tables need the engine, which needs the rules of all forms to start
   * @param rights as that
   */
  AllowedCodes(
      CodeLimits limits,
      StoppedNumbers stopped,
      ObjectProvider<DecisionService> tables,
      ObjectProvider<ProcessOwners> rights,
      Clock clock) {
    this.limits = limits;
    this.stopped = stopped;
    this.tables = tables;
    this.rights = rights;
    this.clock = clock;
  }

  /** Counts one more, unless none may go out; then the answer says why. */
  Optional<Fault> take(String person, Contact contact) {
    if (contact.channel().equals(Contact.TEXT) && stopped.contains(contact.address())) {
      return Optional.of(
          Fault.of(
              "That number has answered STOP, so no text may be sent to it: send START from it first."));
    }
    return limits.take(person, contact, allowed(contact)).map(this::fault);
  }

  private Fault fault(Exceeded exceeded) {
    long minutes = Duration.between(clock.instant(), exceeded.until()).plusSeconds(59).toMinutes();
    String sentence =
        switch (exceeded.bound()) {
          case PERSON ->
              "You have had as many codes sent as you may for now. Try again in %d minutes.";
          case CONTACT ->
              "As many codes have gone to that contact as may for now. Try again in %d minutes.";
          case ALL -> "As many codes have gone out as may for now. Try again in %d minutes.";
        };
    return Fault.of(sentence, minutes);
  }

  private Allowed allowed(Contact contact) {
    Map<String, Object> asked = Map.of("contactChannel", contact.channel());
    Map<String, Object> row =
        rights
            .getObject()
            .unhindered(
                () ->
                    tables
                        .getObject()
                        .evaluateDecisionTableByKey(TABLE)
                        .variables(asked)
                        .evaluate()
                        .getSingleResult()
                        .getEntryMap());
    return new Allowed(
        limits(row, "codesForPerson"), limits(row, "codesToContact"), limits(row, "codesInAll"));
  }

  private static Limits limits(Map<String, Object> row, String column) {
    return Limits.read(String.valueOf(row.getOrDefault(column, FEW)));
  }
}
