package io.majorincident.access.password;

import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** Where the engine asks for passwords: at every door, and nowhere else. */
final class GuardedIdentity extends IdentityServiceImpl {

  private final PasswordCheck check;

  GuardedIdentity(PasswordCheck check) {
    this.check = check;
  }

  /**
   * @throws Refused if the password was not looked at
   */
  @Override
  public boolean checkPassword(String account, String password) {
    return check.right(account, password, Asking.now());
  }

  /**
   * @throws BadUserRequestException if a new password is too weak; the engine would fail
   */
  @Override
  public void saveUser(User user) {
    if (user instanceof UserEntity changed && weak(changed)) {
      throw new BadUserRequestException(PasswordRules.SENTENCE);
    }
    super.saveUser(user);
  }

  /** The engine knows its rules within a command only. */
  private boolean weak(UserEntity user) {
    return user.hasNewPassword()
        && !commandExecutor.execute(context -> user.checkPasswordAgainstPolicy());
  }

  /** No password is a weak one. */
  @Override
  public PasswordPolicyResult checkPasswordAgainstPolicy(
      PasswordPolicy policy, String password, User user) {
    return super.checkPasswordAgainstPolicy(policy, Objects.requireNonNullElse(password, ""), user);
  }
}
