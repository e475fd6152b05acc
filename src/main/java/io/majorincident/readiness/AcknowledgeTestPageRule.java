package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.SHIFT_PERSON;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.SignedIn;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Nobody can say for another that a page has reached them. */
@Component
class AcknowledgeTestPageRule implements FormRule {

  private final SignedIn signedIn;

  AcknowledgeTestPageRule(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public String form() {
    return "acknowledgeTestPage";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    Optional<String> person = signedIn.id();
    return person.isEmpty() || person.equals(SHIFT_PERSON.find(entered))
        ? List.of()
        : List.of(Fault.of("Only whoever the test page was sent to can say that it arrived."));
  }
}
