package io.majorincident.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts we send. That each fact they name is really given shows in the stories: {@link Texts}
 * refuses any other.
 */
class TextsTest {

  private static final Path FOLDER = Path.of("src/main/resources/messages");
  private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)(\\w+)}}");

  /** Nobody knows it, and whoever is told will hold us to it. */
  private static final Pattern ESTIMATE =
      Pattern.compile(
          "\\b(eta|estimat\\w*|expect(ed)? to be|shortly|soon|"
              + "(will be|be|is) (fixed|resolved|back|working again) (by|in|within|before)|"
              + "voraussichtlich|geschätzt|schätzungsweise|in kürze|demnächst|bald|"
              + "(bis|in|innerhalb) [^.\\n]* (behoben|gelöst|wieder da))\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private final Texts texts = new Texts();

  static Set<String> names() {
    return files().stream().map(file -> file.split("\\.")[0]).collect(Collectors.toSet());
  }

  static List<String> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isThereInBothLanguages(String name) {
    assertThat(files()).contains(name + ".en.txt", name + ".de.txt");
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesTheSameFactsInBothLanguages(String name) throws IOException {
    assertThat(tags(read(name + ".de.txt"))).isEqualTo(tags(read(name + ".en.txt")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void beginsWithASubjectOfOneLine(String file) throws IOException {
    List<String> lines = read(file).lines().toList();
    assertThat(lines.get(0).replaceAll(TAG.pattern(), "")).as("says something itself").isNotBlank();
    assertThat(lines.get(1)).as("ends the subject").isEmpty();
    assertThat(lines.get(2)).as("begins the text").isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("files")
  void promisesNoTimeWhenItIsFixed(String file) throws IOException {
    assertThat(read(file)).doesNotContainPattern(ESTIMATE);
  }

  @Test
  void aNameThatNobodyGivesIsToldAndNotLeftBlank() {
    Map<String, Object> facts = facts();
    facts.remove("text");
    assertThatThrownBy(() -> texts.write("publishUpdate", Locale.GERMAN, facts))
        .isInstanceOf(UnknownFact.class)
        .hasMessageContaining("'publishUpdate' (de) names 'text'")
        .hasMessageContaining("It gives: company, next, publicStatus, service, statusPage.");
  }

  @Test
  void soIsTheNameOfAPartThatIsLeftOut() {
    Map<String, Object> facts = facts();
    facts.remove("next");
    assertThatThrownBy(() -> texts.write("publishUpdate", Locale.ENGLISH, facts))
        .isInstanceOf(UnknownFact.class)
        .hasMessageContaining("names 'next'");
  }

  @Test
  void aFactThatIsNotYetKnownIsLeftOut() {
    assertThat(texts.write("publishUpdate", Locale.ENGLISH, facts()).body())
        .contains("We look into it.")
        .doesNotContain("Next update", "null");
  }

  @Test
  void whoReadsALanguageThatWeDoNotWriteGetsEnglish() {
    assertThat(texts.write("publishUpdate", Locale.ITALIAN, facts()))
        .isEqualTo(texts.write("publishUpdate", Locale.ENGLISH, facts()));
  }

  private static Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("company", "Muster Shop");
    facts.put("service", "Checkout");
    facts.put("publicStatus", "investigating");
    facts.put("text", "We look into it.");
    facts.put("next", null);
    facts.put("statusPage", "http://localhost:8080/status");
    return facts;
  }

  /** As in "#next" and "next". */
  private static Set<String> tags(String text) {
    return TAG.matcher(text)
        .results()
        .map(tag -> tag.group(1) + tag.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
