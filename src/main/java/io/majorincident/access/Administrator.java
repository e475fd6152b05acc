package io.majorincident.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * There is one from the first moment on; otherwise the web applications would let any stranger
 * appoint himself.
 */
@Component
class Administrator {

  /** Of the embedded database. */
  static final String DEMO_ID = "admin";

  private final IdentityService identity;
  private final Users users;
  private final Rights rights;
  private final AccessSettings settings;
  private final boolean embedded;

  Administrator(
      IdentityService identity,
      Users users,
      Rights rights,
      AccessSettings settings,
      @Value("${majorincident.database.embedded}") boolean embedded) {
    this.identity = identity;
    this.users = users;
    this.rights = rights;
    this.settings = settings;
    this.embedded = embedded;
  }

  /**
   * @throws AdministratorMissing if the database has none and the settings name none
   */
  void prepare() {
    prepareGroup();
    if (settings.admin().given()) {
      appoint(settings.admin().id(), settings.admin().password(), settings.admin().email());
    } else if (embedded && missing()) {
      appoint(DEMO_ID, settings.demoPassword(), "");
    }
    if (missing()) {
      throw new AdministratorMissing();
    }
  }

  private boolean missing() {
    return !users.anybodyIn(group());
  }

  private String group() {
    return settings.admin().group();
  }

  private void prepareGroup() {
    if (identity.createGroupQuery().groupId(group()).count() == 0) {
      Group group = identity.newGroup(group());
      group.setName("Administrators");
      group.setType("SYSTEM");
      identity.saveGroup(group);
    }
    rights.everythingTo(group());
  }

  /** Somebody who is there already keeps his password, and joins only where nobody else is. */
  private void appoint(String id, String password, String mail) {
    if (users.has(id) && missing()) {
      users.join(id, group());
    }
    users.add(id, "Administrator", mail, password, List.of(group()));
  }
}
