package io.majorincident.process.engine;

import io.majorincident.process.ProcessOwners;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Whom the engine lets deploy. */
@Component
class EngineOwners implements ProcessOwners {

  private final IdentityService identity;
  private final AuthorizationService authorizations;

  EngineOwners(IdentityService identity, AuthorizationService authorizations) {
    this.identity = identity;
    this.authorizations = authorizations;
  }

  @Override
  public boolean signedIn() {
    Authentication person = identity.getCurrentAuthentication();
    return person != null
        && authorizations.isUserAuthorized(
            person.getUserId(), person.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT);
  }

  @Override
  public <T> T unhindered(Supplier<T> work) {
    Authentication person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      identity.setAuthentication(person);
    }
  }
}
