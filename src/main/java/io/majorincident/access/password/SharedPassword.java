package io.majorincident.access.password;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * The password of everybody in the demo company, which the first lines of the log name: as short as
 * it is, and hashed once for all of them.
 */
@Component
public class SharedPassword {

  private final StoredPasswords passwords;
  private String last;
  private StoredPassword stored;

  SharedPassword(ProcessEngineConfigurationImpl engine) {
    this.passwords = new StoredPasswords(engine, (Pbkdf2) engine.getPasswordEncryptor());
  }

  /** Whoever saves the person afterwards saves the password, too. */
  public synchronized void give(User user, String password) {
    if (!password.equals(last)) {
      stored = passwords.made(password);
      last = password;
    }
    stored.give((UserEntity) user);
  }
}
