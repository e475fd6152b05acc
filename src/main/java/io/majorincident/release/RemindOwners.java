package io.majorincident.release;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Reminds every process owner who has a mail address that a release waits for their decision. */
@Component
class RemindOwners implements JavaDelegate {

  private final IdentityService identity;
  private final Notes notes;
  private final OpenedTasks tasks;
  private final Outbox outbox;

  RemindOwners(IdentityService identity, OpenedTasks tasks, Notes notes, Outbox outbox) {
    this.identity = identity;
    this.notes = notes;
    this.tasks = tasks;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Notes about = notes.about(tasks.beside(execution, "decideOnRelease"));
    identity.createUserQuery().memberOfGroup("processOwner").list().stream()
        .filter(owner -> owner.getEmail() != null && !owner.getEmail().isBlank())
        .forEach(owner -> remind(owner, about, execution));
  }

  private void remind(User owner, Notes about, DelegateExecution execution) {
    String release = ReleaseVariables.RELEASE.in(execution);
    Text text =
        about.write(
            "remindOwners",
            Map.of(
                "reader", "%s %s".formatted(owner.getFirstName(), owner.getLastName()).strip(),
                "release", release,
                "changed", ReleaseVariables.CHANGED_FILES.in(execution),
                "added", ReleaseVariables.ADDED_FILES.in(execution),
                "removed", ReleaseVariables.REMOVED_FILES.in(execution)));
    String key =
        String.join("/", release, "remindOwners", execution.getActivityInstanceId(), owner.getId());
    outbox.add(
        new Delivery(
            key, "mail", owner.getEmail(), text.subject(), text.body(), "", "", Urgency.LOW));
  }
}
