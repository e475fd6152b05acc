package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import io.majorincident.process.IncidentVariables;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;

/** Whoever is to be paged or asked by a called process exists. */
@Component
class CallsNameRoles implements Rule {

  private final Groups groups;

  CallsNameRoles(Groups groups) {
    this.groups = groups;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.all(CallActivity.class)
        .flatMap(
            call ->
                Stream.of(IncidentVariables.PAGED_TEAM, IncidentVariables.ASKED_ROLE)
                    .flatMap(role -> fault(call, role.name()).stream()));
  }

  private Optional<Fault> fault(Found<CallActivity> call, String variable) {
    return Handed.in(call.element(), variable)
        .flatMap(groups::fault)
        .map(text -> call.fault("%s", text));
  }
}
