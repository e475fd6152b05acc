package io.majorincident.access.password;

import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passwords in the database. No connection to it is held while something is hashed. */
final class StoredPasswords {

  private static final Logger LOG = LoggerFactory.getLogger(StoredPasswords.class);

  private final ProcessEngineConfigurationImpl engine;
  private final Pbkdf2 pbkdf2;

  StoredPasswords(ProcessEngineConfigurationImpl engine, Pbkdf2 pbkdf2) {
    this.engine = engine;
    this.pbkdf2 = pbkdf2;
  }

  StoredPassword of(String account) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> StoredPassword.of(user(context, account)));
  }

  /** Takes as long whether there is one or not, and whatever way it was stored. */
  boolean matches(StoredPassword stored, String password) {
    boolean right = stored.hash() != null && checked(stored, password);
    if (!right && !pbkdf2.stores(stored.hash())) {
      pbkdf2.encrypt(password);
    }
    return right;
  }

  private boolean checked(StoredPassword stored, String password) {
    return engine
        .getPasswordManager()
        .check(EncryptionUtil.saltPassword(password, stored.salt()), stored.hash());
  }

  /** Stores one that is right as it would be stored today. */
  StoredPassword upToDate(String account, StoredPassword stored, String password) {
    return pbkdf2.stores(stored.hash()) ? stored : renewed(account, stored, made(password));
  }

  /** What to keep of it. */
  StoredPassword made(String password) {
    String salt = engine.getSaltGenerator().generateSalt();
    String salted = EncryptionUtil.saltPassword(password, salt);
    return new StoredPassword(engine.getPasswordManager().encrypt(salted), salt);
  }

  private StoredPassword renewed(String account, StoredPassword before, StoredPassword after) {
    try {
      return engine
          .getCommandExecutorTxRequired()
          .execute(context -> replace(context, account, before, after));
    } catch (OptimisticLockingException somebodyElseJustDid) {
      LOG.debug("The password of {} was changed meanwhile.", account, somebodyElseJustDid);
      return before;
    }
  }

  private static StoredPassword replace(
      CommandContext context, String account, StoredPassword before, StoredPassword after) {
    UserEntity user = context.runWithoutAuthorization(() -> user(context, account));
    if (user == null || !Objects.equals(user.getPassword(), before.hash())) {
      return before;
    }
    after.give(user);
    return after;
  }

  private static UserEntity user(CommandContext context, String account) {
    return (UserEntity) context.getReadOnlyIdentityProvider().findUserById(account);
  }
}
