package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGE;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever is asked last of all cannot pass it on: a refusal would only call everybody again. */
@Component
class AcknowledgePageRule implements FormRule {

  private final Pages pages;

  AcknowledgePageRule(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String form() {
    return "acknowledgePage";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    boolean declined = "decline".equals(entered.getVariable("answer"));
    return declined && isLast(entered)
        ? List.of(
            Fault.of(
                "Everybody has been called and nobody is left to ask. If you cannot take it, leave"
                    + " the page open: it is sent again soon."))
        : List.of();
  }

  private boolean isLast(VariableScope entered) {
    return PAGE.find(entered).map(pages::get).filter(Page::lastResort).isPresent();
  }
}
