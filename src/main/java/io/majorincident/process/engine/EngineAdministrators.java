package io.majorincident.process.engine;

import io.majorincident.process.Administrators;
import io.majorincident.process.ProcessOwners;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/** By the group that the engine knows. */
@Component
class EngineAdministrators implements Administrators {

  private final IdentityService identity;
  private final ProcessOwners rights;

  EngineAdministrators(IdentityService identity, ProcessOwners rights) {
    this.identity = identity;
    this.rights = rights;
  }

  @Override
  public boolean has(String person) {
    return rights.unhindered(
        () ->
            identity.createUserQuery().userId(person).memberOfGroup(Groups.CAMUNDA_ADMIN).count()
                > 0);
  }
}
