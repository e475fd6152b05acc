package io.majorincident.access;

import io.majorincident.access.password.SharedPassword;
import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people who can sign in. */
@Component
class Users {

  private final IdentityService identity;
  private final SharedPassword shared;

  Users(IdentityService identity, SharedPassword shared) {
    this.identity = identity;
    this.shared = shared;
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
    User user = user(id, name, mail);
    user.setPassword(password);
    add(user, groups);
  }

  /**
   * Adds somebody of the demo company, with a password that may be short; one who is there already
   * stays as he is.
   */
  void addToDemo(String id, String name, String mail, String password, Collection<String> groups) {
    User user = user(id, name, mail);
    shared.give(user, password);
    add(user, groups);
  }

  private void add(User user, Collection<String> groups) {
    if (!has(user.getId())) {
      identity.saveUser(user);
      groups.forEach(group -> join(user.getId(), group));
    }
  }

  /**
   * Lets somebody in with this password from now on, whatever was before.
   *
   * @return whether it is another one than before
   */
  boolean letIn(String id, String password) {
    identity.unlockUser(id);
    boolean another = !identity.checkPassword(id, password);
    if (another) {
      User user = identity.createUserQuery().userId(id).singleResult();
      user.setPassword(password);
      identity.saveUser(user);
    }
    return another;
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

  private User user(String id, String name, String mail) {
    String[] names = name.strip().split("\\s+", 2);
    User user = identity.newUser(id);
    user.setFirstName(names[0]);
    user.setLastName(names.length > 1 ? names[1] : "");
    user.setEmail(mail);
    return user;
  }
}
