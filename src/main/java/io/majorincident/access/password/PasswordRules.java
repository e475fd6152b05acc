package io.majorincident.access.password;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * Which passwords are good enough. Of no kind of letter is a number demanded: length counts (NIST
 * SP 800-63B, 5.1.1.2).
 */
public final class PasswordRules implements PasswordPolicy {

  public static final int SHORTEST = 12;

  /** More than any sentence that somebody can remember; what is longer is not even looked at. */
  public static final int LONGEST = 200;

  /** What is said to whoever chose another one; with the two lengths. */
  static final String SENTENCE =
      "A password has %d to %d characters and is not the name it belongs to.";

  /** The web applications have the words for both. */
  private static final List<PasswordPolicyRule> RULES =
      List.of(
          new Rule(
              "PASSWORD_POLICY_LENGTH",
              Map.of("minLength", "%d–%d".formatted(SHORTEST, LONGEST)),
              (password, user) -> longEnough(password)),
          new Rule(
              "PASSWORD_POLICY_USER_DATA",
              Map.of(),
              (password, user) -> user == null || !isName(password, user.getId())));

  @Override
  public List<PasswordPolicyRule> getRules() {
    return RULES;
  }

  /** Whether somebody of this id may have the password. */
  public static boolean allow(String password, String id) {
    return longEnough(password) && !isName(password, id);
  }

  /** What is said to whoever chose another one. */
  public static String sentence() {
    return SENTENCE.formatted(SHORTEST, LONGEST);
  }

  static boolean possible(String password) {
    return password != null && password.codePointCount(0, password.length()) <= LONGEST;
  }

  private static boolean longEnough(String password) {
    return possible(password) && password.codePointCount(0, password.length()) >= SHORTEST;
  }

  private static boolean isName(String password, String id) {
    return id != null && password.strip().equalsIgnoreCase(id.strip());
  }

  private record Rule(
      String getPlaceholder, Map<String, String> getParameters, BiPredicate<String, User> holds)
      implements PasswordPolicyRule {

    @Override
    public boolean execute(String password) {
      return execute(password, null);
    }

    @Override
    public boolean execute(String password, User user) {
      return holds.test(password, user);
    }
  }
}
