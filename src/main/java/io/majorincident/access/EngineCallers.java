package io.majorincident.access;

import io.majorincident.web.Caller;
import io.majorincident.web.Callers;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells by their groups what people may come as. */
@Component
class EngineCallers implements Callers {

  private final ObjectProvider<IdentityService> identity;
  private final ObjectProvider<AccessGroups> groups;
  private final AccessSettings settings;

  /** The web server is there before the engine is. */
  EngineCallers(
      ObjectProvider<IdentityService> identity,
      ObjectProvider<AccessGroups> groups,
      AccessSettings settings) {
    this.identity = identity;
    this.groups = groups;
    this.settings = settings;
  }

  @Override
  public Set<Caller> now() {
    return Optional.ofNullable(identity.getObject().getCurrentAuthentication())
        .map(Authentication::getGroupIds)
        .map(this::of)
        .orElse(Set.of());
  }

  private Set<Caller> of(List<String> memberOf) {
    Set<Caller> callers = EnumSet.noneOf(Caller.class);
    note(callers, Caller.ADMINISTRATOR, memberOf, List.of(settings.admin().group()));
    note(callers, Caller.OWNER, memberOf, List.of(AccessGroups.PROCESS_OWNER));
    note(callers, Caller.AUDITOR, memberOf, List.of(AccessGroups.AUDITOR));
    note(callers, Caller.RESPONDER, memberOf, groups.getObject().responding().keySet());
    return callers;
  }

  private static void note(
      Set<Caller> callers, Caller caller, List<String> memberOf, Collection<String> groups) {
    if (!Collections.disjoint(memberOf, groups)) {
      callers.add(caller);
    }
  }
}
