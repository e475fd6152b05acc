package io.majorincident.access.password;

import io.majorincident.language.Words;
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
  private final Words words;

  GuardedIdentity(PasswordCheck check, Words words) {
    this.check = check;
    this.words = words;
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
   * @throws org.camunda.bpm.engine.AuthorizationException if somebody changes a mail address who is
   *     no administrator
   */
  @Override
  public void saveUser(User user) {
    if (user instanceof UserEntity changed && weak(changed)) {
      throw new BadUserRequestException(sentence());
    }
    if (moves(user)) {
      onlyAdministrators();
    }
    super.saveUser(user);
  }

  /** By a mail address people are told, and known to a provider: nobody takes that of another. */
  private boolean moves(User user) {
    return getCurrentAuthentication() != null
        && createUserQuery().userId(user.getId()).list().stream()
            .anyMatch(stored -> !same(stored.getEmail(), user.getEmail()));
  }

  private static boolean same(String one, String other) {
    return Objects.toString(one, "").equals(Objects.toString(other, ""));
  }

  /** The engine lets everybody remove themselves: pages to them would be lost. */
  @Override
  public void deleteUser(String person) {
    if (getCurrentAuthentication() != null) {
      onlyAdministrators();
    }
    super.deleteUser(person);
  }

  private void onlyAdministrators() {
    commandExecutor.execute(
        context -> {
          context.getAuthorizationManager().checkCamundaAdmin();
          return null;
        });
  }

  private String sentence() {
    return words.say(
        Asking.now().language(),
        PasswordRules.SENTENCE,
        PasswordRules.SHORTEST,
        PasswordRules.LONGEST);
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
