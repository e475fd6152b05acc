package io.majorincident.access.password;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * What the database keeps of a password.
 *
 * @param hash with the name of its algorithm; null if nobody can sign in with one
 */
record StoredPassword(String hash, String salt) {

  static final StoredPassword NONE = new StoredPassword(null, null);

  static StoredPassword of(UserEntity user) {
    return user == null ? NONE : new StoredPassword(user.getPassword(), user.getSalt());
  }

  /** Whoever saves the person afterwards saves it, too. */
  void give(UserEntity user) {
    user.setSalt(salt);
    user.setDbPassword(hash);
  }
}
