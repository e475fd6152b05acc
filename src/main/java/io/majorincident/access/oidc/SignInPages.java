package io.majorincident.access.oidc;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** What people read before and after they are at the provider, in English or German. */
final class SignInPages {

  private final Template english = template("pages/signIn.en.html");
  private final Template german = template("pages/signIn.de.html");
  private final String contact;

  /**
   * @param contact the address of whom to ask; may be empty
   */
  SignInPages(String contact) {
    this.contact = contact;
  }

  /** The provider does not answer. */
  String silent(Locale language) {
    return page(language, "silent", "");
  }

  /**
   * @param name as the provider calls the person
   */
  String unknown(Locale language, String name) {
    return page(language, "unknown", name);
  }

  /** It went wrong on the way. */
  String failed(Locale language) {
    return page(language, "failed", "");
  }

  String signedOut(Locale language) {
    return page(language, "signedOut", "");
  }

  private String page(Locale language, String what, String name) {
    Map<String, Object> facts = new HashMap<>();
    for (String known : new String[] {"silent", "unknown", "failed", "signedOut"}) {
      facts.put(known, known.equals(what));
    }
    facts.put("name", name);
    facts.put("contact", contact);
    return (language.getLanguage().equals("de") ? german : english).execute(facts);
  }

  private static Template template(String file) {
    try (Reader text =
        new InputStreamReader(
            new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
      return Mustache.compiler().emptyStringIsFalse(true).strictSections(true).compile(text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
