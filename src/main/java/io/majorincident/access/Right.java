package io.majorincident.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What may be done with a thing, or with all things of a kind.
 *
 * @param id of the thing, or {@link Authorization#ANY}
 */
record Right(Resource resource, String id, List<Permission> permissions) {

  /** To open one of the engine's web applications. */
  static Right toUse(String application) {
    return new Right(Resources.APPLICATION, application, List.of(Permissions.ACCESS));
  }

  /** To begin this process. */
  static Right toStart(String process) {
    return new Right(Resources.PROCESS_DEFINITION, process, List.of(Permissions.CREATE_INSTANCE));
  }

  static Right toAll(Resource resource, Permission... permissions) {
    return new Right(resource, Authorization.ANY, List.of(permissions));
  }
}
