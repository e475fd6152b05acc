package io.majorincident.language;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * A page in the folder pages: one Mustache template for each language, as in status.de.html, or one
 * for all, as in onCall.html, which is then handed its words.
 */
public final class WebPage {

  private final Template english;
  private final Template german;

  /**
   * @param name of the page, as in status
   * @throws UncheckedIOException if there is no such page
   */
  public WebPage(String name) {
    ClassPathResource ofAll = new ClassPathResource("pages/%s.html".formatted(name));
    this.english = ofAll.exists() ? read(ofAll) : read(of(name, "en"));
    this.german = ofAll.exists() ? english : read(of(name, "de"));
  }

  /**
   * @param facts what the page names, all of which is taken for plain text
   * @return HTML
   */
  public String show(Locale language, Map<String, Object> facts) {
    return (Languages.isGerman(language) ? german : english).execute(facts);
  }

  private static ClassPathResource of(String name, String language) {
    return new ClassPathResource("pages/%s.%s.html".formatted(name, language));
  }

  private static Template read(ClassPathResource page) {
    try (Reader reader = new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .nullValue("")
          .strictSections(true)
          .compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
