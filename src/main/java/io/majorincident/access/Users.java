package io.majorincident.access;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people who can sign in. */
@Component
class Users {

  private final IdentityService identity;

  Users(IdentityService identity) {
    this.identity = identity;
  }

  boolean has(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  boolean anybodyIn(String group) {
    return identity.createUserQuery().memberOfGroup(group).count() > 0;
  }

  /**
   * Adds somebody; one who is there already stays as he is.
   *
   * @param name first name, then the rest; may be one word
   */
  void add(String id, String name, String mail, String password, Collection<String> groups) {
    if (!has(id)) {
      identity.saveUser(user(id, name, mail, password));
      groups.forEach(group -> join(id, group));
    }
  }

  void join(String id, String group) {
    identity.createMembership(id, group);
  }

  void leave(String id, String group) {
    identity.deleteMembership(id, group);
  }

  boolean isIn(String id, String group) {
    return identity.createUserQuery().userId(id).memberOfGroup(group).count() > 0;
  }

  private User user(String id, String name, String mail, String password) {
    String[] names = name.strip().split("\\s+", 2);
    User user = identity.newUser(id);
    user.setFirstName(names[0]);
    user.setLastName(names.length > 1 ? names[1] : "");
    user.setEmail(mail);
    user.setPassword(password);
    return user;
  }
}
