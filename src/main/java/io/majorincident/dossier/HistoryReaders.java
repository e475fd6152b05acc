package io.majorincident.dossier;

import io.majorincident.process.SignedIn;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Knows who may read what is over: whoever may read the history of the main process. */
@Component
class HistoryReaders {

  private static final String PROCESS = "majorIncident";

  private final SignedIn signedIn;
  private final IdentityService identity;
  private final AuthorizationService authorizations;

  HistoryReaders(SignedIn signedIn, IdentityService identity, AuthorizationService authorizations) {
    this.signedIn = signedIn;
    this.identity = identity;
    this.authorizations = authorizations;
  }

  /**
   * The id of whoever asks.
   *
   * @throws MayNotRead if they may not
   */
  String reader() {
    return signedIn.id().filter(this::mayRead).orElseThrow(MayNotRead::new);
  }

  private boolean mayRead(String person) {
    List<String> groups =
        identity.createGroupQuery().groupMember(person).listPage(0, 1000).stream()
            .map(Group::getId)
            .toList();
    return authorizations.isUserAuthorized(
        person, groups, Permissions.READ_HISTORY, Resources.PROCESS_DEFINITION, PROCESS);
  }
}
