package io.majorincident.process.engine;

import io.majorincident.process.SignedIn;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whom the engine has authenticated on this thread. */
@Component
class EngineSignedIn implements SignedIn {

  private final ObjectProvider<IdentityService> identity;

  EngineSignedIn(ObjectProvider<IdentityService> identity) {
    this.identity = identity;
  }

  @Override
  public Optional<String> id() {
    return Optional.ofNullable(identity.getObject().getCurrentAuthentication())
        .map(Authentication::getUserId);
  }
}
