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

/** A page in the folder pages, one Mustache template for each language, as in status.de.html. */
public final class WebPage {

  private final Template english;
  private final Template german;

  /**
   * @param name of the page, as in status
   * @throws UncheckedIOException if there is no such page
   */
  public WebPage(String name) {
    this.english = read("pages/%s.en.html".formatted(name));
    this.german = read("pages/%s.de.html".formatted(name));
  }

  /**
   * @param facts what the page names, all of which is taken for plain text
   * @return HTML
   */
  public String show(Locale language, Map<String, Object> facts) {
    return (Languages.isGerman(language) ? german : english).execute(facts);
  }

  private static Template read(String path) {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8)) {
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
