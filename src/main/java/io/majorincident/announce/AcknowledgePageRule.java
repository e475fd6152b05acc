package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.GIVEN_TO;
import static io.majorincident.process.IncidentVariables.GIVEN_WHY;
import static io.majorincident.process.IncidentVariables.PAGE;

import io.majorincident.incident.AlertHistory;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Whoever is asked last of all cannot pass it on: a refusal would only call everybody again. Nobody
 * refuses in the place of those who are asked.
 */
@Component
class AcknowledgePageRule implements FormRule {

  private final Pages pages;
  private final Receivers receivers;
  private final SignedIn signedIn;
  private final AlertHistory alerts;

  AcknowledgePageRule(Pages pages, Receivers receivers, SignedIn signedIn, AlertHistory alerts) {
    this.receivers = receivers;
    this.pages = pages;
    this.signedIn = signedIn;
    this.alerts = alerts;
  }

  @Override
  public String form() {
    return "acknowledgePage";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return switch (Objects.toString(entered.getVariable("answer"), "")) {
      case "decline" -> PAGE.find(entered).map(pages::get).map(this::refusalOf).orElse(List.of());
      case "over" -> PAGE.find(entered).map(pages::get).map(this::endOf).orElse(List.of());
      case "give" ->
          PAGE.find(entered).map(pages::get).map(it -> givingOf(it, entered)).orElse(List.of());
      default -> List.of();
    };
  }

  private List<Fault> givingOf(Page page, VariableScope entered) {
    if (!isAsked(page)) {
      return List.of(notAsked());
    }
    List<Fault> faults = new ArrayList<>();
    if (receivers.of(page, GIVEN_TO.find(entered).orElse("")).isEmpty()) {
      faults.add(
          Fault.of(
              "To whom do you give the page? Name a team, role or person that has not been"
                  + " asked yet."));
    }
    if (GIVEN_WHY.find(entered).isEmpty()) {
      faults.add(Fault.of("Why do you give it to them? They read it in their page."));
    }
    return faults;
  }

  private static Fault notAsked() {
    return Fault.of(
        "You are not among those who are asked, so you cannot pass the page on: take it,"
            + " or leave it to them.");
  }

  /** What monitoring still sees, nobody closes unseen. */
  private List<Fault> endOf(Page page) {
    return alerts.clearedSince(page.incident()).isPresent()
        ? List.of()
        : List.of(
            Fault.of(
                "Monitoring has not said that it is over, so it is not closed by this answer: take"
                    + " the page, and report a false alarm if it is one."));
  }

  private List<Fault> refusalOf(Page page) {
    if (page.lastResort()) {
      return List.of(
          Fault.of(
              "Everybody has been called and nobody is left to ask. If you cannot take it, leave"
                  + " the page open: it is sent again soon."));
    }
    return isAsked(page) ? List.of() : List.of(notAsked());
  }

  /** Who answers by link, phone or chat is not signed in, and is known by the page. */
  private boolean isAsked(Page page) {
    return signedIn.id().map(person -> pages.asks(page.id(), person)).orElse(true);
  }
}
