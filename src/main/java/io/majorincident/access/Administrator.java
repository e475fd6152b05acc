package io.majorincident.access;

import io.majorincident.access.password.PasswordRules;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * There is one from the first moment on; otherwise the web applications would let any stranger
 * appoint himself.
 */
@Component
class Administrator {

  private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);
  private static final String NAME = "Administrator";

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
   * @throws WeakPassword if the settings give one that would not be good enough for anybody
   */
  void prepare() {
    prepareGroup();
    if (settings.admin().given()) {
      appoint(settings.admin());
    } else if (embedded && missing()) {
      appointInDemo();
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

  private void appoint(AccessSettings.Admin admin) {
    if (!PasswordRules.allow(admin.password(), admin.id())) {
      throw new WeakPassword();
    }
    if (users.has(admin.id())) {
      letIn(admin);
    } else {
      users.add(admin.id(), NAME, admin.email(), admin.password(), List.of(group()));
    }
  }

  /** Whoever may set it up is nobody whom wrong or forgotten passwords could keep out. */
  private void letIn(AccessSettings.Admin admin) {
    if (users.letIn(admin.id(), admin.password())) {
      LOG.info("The password of {} is the one of the settings from now on.", admin.id());
    }
    joinWhereNobodyElseIs(admin.id());
  }

  private void appointInDemo() {
    joinWhereNobodyElseIs(DEMO_ID);
    users.addToDemo(DEMO_ID, NAME, "", settings.demoPassword(), List.of(group()));
  }

  private void joinWhereNobodyElseIs(String id) {
    if (users.has(id) && missing()) {
      users.join(id, group());
    }
  }
}
