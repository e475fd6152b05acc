package io.majorincident.access.password;

import com.github.benmanes.caffeine.cache.Ticker;
import io.majorincident.language.Words;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the engine store and check passwords our way. */
@Component
class PasswordPlugin extends AbstractProcessEnginePlugin {

  private final Words words;
  private final Refusals refusals;
  private final Ticker clock;
  private final Pbkdf2 pbkdf2;

  /**
   * @param clock counts nanoseconds, and is never set back as the time of day may be
   */
  PasswordPlugin(Words words, ObjectProvider<Ticker> clock, ObjectProvider<Pbkdf2> pbkdf2) {
    this.words = words;
    this.refusals = new Refusals(words);
    this.clock = clock.getIfAvailable(Ticker::systemTicker);
    this.pbkdf2 = pbkdf2.getIfAvailable(Pbkdf2::new);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    StoredPasswords stored = new StoredPasswords(engine, pbkdf2);
    engine.setPasswordEncryptor(pbkdf2);
    engine.setPasswordPolicy(new PasswordRules());
    engine.setEnablePasswordPolicy(true);
    engine.setIdentityService(
        new GuardedIdentity(new PasswordCheck(stored, refusals, clock), words));
    neverLock(engine);
  }

  /** Its own lock would stay until an administrator opens it, who may be locked out as well. */
  private static void neverLock(ProcessEngineConfigurationImpl engine) {
    engine.setLoginMaxAttempts(Integer.MAX_VALUE);
    engine.setLoginDelayBase(0);
    engine.setLoginDelayMaxTime(0);
  }
}
