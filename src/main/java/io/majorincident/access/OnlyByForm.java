package io.majorincident.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * A person starts a process by a start event that has a form, and nothing else: a second process
 * with the number of a running incident, or one that begins in the middle, would confuse both. What
 * another process calls, and what the alert door starts, is not started by a person.
 *
 * @param starts ids of the start events that have a form
 */
record OnlyByForm(Set<String> starts) implements ExecutionListener {

  private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

  static OnlyByForm of(Element process) {
    return new OnlyByForm(
        process.elements("startEvent").stream()
            .filter(start -> start.attributeNS(CAMUNDA, "formRef") != null)
            .map(start -> start.attribute("id"))
            .collect(Collectors.toSet()));
  }

  @Override
  public void notify(DelegateExecution process) {
    if (byPerson(process) && !properly(process)) {
      throw new AuthorizationException(
          "A process is started by its start form, and without a business key. Nothing was started.");
    }
  }

  private boolean properly(DelegateExecution process) {
    String start = process.getCurrentActivityId();
    return process.getProcessBusinessKey() == null && start != null && starts.contains(start);
  }

  private static boolean byPerson(DelegateExecution process) {
    return process.getSuperExecution() == null
        && process.getProcessEngineServices().getIdentityService().getCurrentAuthentication()
            != null;
  }
}
