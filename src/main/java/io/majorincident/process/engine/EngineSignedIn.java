package io.majorincident.process.engine;

import io.majorincident.process.SignedIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Whom the engine has authenticated on this thread. */
@Component
class EngineSignedIn implements SignedIn {

  private final Supplier<IdentityService> identity;

  EngineSignedIn(ObjectProvider<IdentityService> identity) {
    this.identity = SingletonSupplier.of(identity::getObject);
  }

  @Override
  public Optional<String> id() {
    return person().map(Authentication::getUserId);
  }

  @Override
  public boolean administrates() {
    return person().map(Authentication::getGroupIds).map(EngineSignedIn::administrate).orElse(true);
  }

  @Override
  public void asNobody(Runnable what) {
    Authentication person = identity.get().getCurrentAuthentication();
    identity.get().clearAuthentication();
    try {
      what.run();
    } finally {
      identity.get().setAuthentication(person);
    }
  }

  private static boolean administrate(List<String> groups) {
    return groups.contains(Groups.CAMUNDA_ADMIN);
  }

  private Optional<Authentication> person() {
    return Optional.ofNullable(identity.get().getCurrentAuthentication());
  }
}
