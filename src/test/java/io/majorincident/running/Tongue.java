package io.majorincident.running;

import io.majorincident.language.Glossary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The language of a browser: what stands there in place of what the tests say in English.
 *
 * @param folder below the one of the pictures, with a slash at the end; may be empty
 */
record Tongue(String locale, String folder, Glossary glossary, Map<String, String> ofTasklist) {

  static final Tongue ENGLISH = new Tongue("en-GB", "", Glossary.NONE, Map.of());

  static final Tongue GERMAN =
      new Tongue(
          "de-DE",
          "german/",
          read("forms/texts.de.json").or(read("src/main/resources/language/words.de.json")),
          Map.of(
              "Start process", "Prozess starten",
              "Complete", "Abschließen",
              "Add new", "Hinzufügen",
              "Please answer by ", "Bitte antworte bis "));

  String say(String english) {
    return ofTasklist.getOrDefault(english, glossary.say(english));
  }

  String sayTask(String name) {
    return glossary.sayTask(name);
  }

  private static Glossary read(String file) {
    try {
      return Glossary.read(Files.newInputStream(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
