package io.majorincident.gate;

import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/**
 * Every process and every table says how long its history is kept, or it would be kept for ever.
 */
@Component
class HistoryIsKept implements Rule {

  private static final String FAULT =
      "It does not say how long its history is kept: set the history time to live, as in P2555D.";

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return Stream.concat(
        set.processes()
            .filter(process -> process.element().isExecutable())
            .filter(process -> blank(process.element().getCamundaHistoryTimeToLiveString()))
            .map(process -> process.fault(FAULT)),
        set.tables().stream().flatMap(HistoryIsKept::faults));
  }

  private static Stream<Fault> faults(ParsedSet.Table table) {
    return table.model().getModelElementsByType(Decision.class).stream()
        .filter(decision -> blank(decision.getCamundaHistoryTimeToLiveString()))
        .map(decision -> new Fault(table.file(), decision.getId(), FAULT));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
