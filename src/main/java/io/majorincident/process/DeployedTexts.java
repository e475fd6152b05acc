package io.majorincident.process;

import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The German texts that a process owner has deployed with the diagrams and forms, as the file
 * texts.de.json. What that file lacks, or a set without it, reads as the application's own.
 */
@Component
public class DeployedTexts {

  private static final Logger LOG = LoggerFactory.getLogger(DeployedTexts.class);

  private static final String FILE = "texts.de.json";

  private final DeployedFiles deployed;
  private final Words words;

  /** By set: what was deployed never changes. */
  private final Map<String, Glossary> known = new ConcurrentHashMap<>();

  private final Map<String, String> sets = new ConcurrentHashMap<>();

  DeployedTexts(DeployedFiles deployed, Words words) {
    this.deployed = deployed;
    this.words = words;
  }

  /**
   * The texts of the set that a process definition was deployed with.
   *
   * @param processDefinition its id, or null for none
   */
  public Glossary of(Locale language, String processDefinition) {
    String set =
        processDefinition == null
            ? null
            : sets.computeIfAbsent(
                processDefinition, definition -> deployed.setOf(definition).orElse(null));
    return ofSet(language, Optional.ofNullable(set));
  }

  /** The texts of the set that a task's diagram was deployed with. */
  public Glossary ofTask(Locale language, String task) {
    return ofSet(language, deployed.setOfTask(task));
  }

  /** The texts of the newest set that has this process. */
  public Glossary ofNewest(Locale language, String process) {
    return ofSet(language, deployed.newestSetWith(process));
  }

  /** The texts of a set, or the application's own. */
  public Glossary ofSet(Locale language, Optional<String> set) {
    return set.filter(id -> Languages.isGerman(language))
        .map(id -> known.computeIfAbsent(id, this::read))
        .orElse(words.in(language));
  }

  private Glossary read(String set) {
    return deployed
        .file(set, FILE)
        .map(file -> read(set, file))
        .orElse(Glossary.NONE)
        .or(words.in(Locale.GERMAN));
  }

  /** A mistake in it must not keep anybody from a form. */
  private static Glossary read(String set, InputStream file) {
    try {
      return Glossary.read(file).fitting();
    } catch (UncheckedIOException e) {
      LOG.warn(
          "{} of deployment {} is no list of texts, the application's own are used: {}",
          FILE,
          set,
          e.getMessage());
      return Glossary.NONE;
    }
  }
}
