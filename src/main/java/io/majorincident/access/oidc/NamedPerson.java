package io.majorincident.access.oidc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;

/**
 * Somebody at the provider and who that is here, as the settings say: not a name that people choose
 * for themselves, but what only one of them has.
 *
 * @param claim {@code sub} or {@code email}
 */
record NamedPerson(String claim, String value, String id) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(sub|email):(.*\\S)\\s*=\\s*([a-zA-Z0-9]+)\\s*");

  /**
   * Public for Spring, which reads settings by it.
   *
   * @param text {@code sub:subject=id} or {@code email:address=id}
   * @throws IllegalArgumentException if it is neither
   */
  public static NamedPerson of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          ("'%s' in MAJORINCIDENT_ACCESS_OIDC_PEOPLE does not say who somebody at the provider is"
                  + " here: write sub:subject=id or email:address=id")
              .formatted(text));
    }
    return new NamedPerson(parts.group(1), parts.group(2).strip(), parts.group(3));
  }

  /** Whether the provider speaks of this person; of an address only if it has verified it. */
  boolean isMeant(StandardClaimAccessor provided) {
    return claim.equals("sub")
        ? value.equals(provided.getSubject())
        : Boolean.TRUE.equals(provided.getEmailVerified())
            && value.equalsIgnoreCase(provided.getEmail());
  }
}
