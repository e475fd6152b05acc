package io.majorincident;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table is named in SQL by the room that writes it, and all other rooms ask that one. */
class TableOwnersTest {

  private static final Path ROOMS = Path.of("src/main/java/io/majorincident");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");
  private static final Pattern INSERTED = Pattern.compile("\\binsert\\s+into\\s+(\\w+)");
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:from|join|into|update|table|using)\\s+(\\w+)");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*?$");

  /** Written by the database itself when the room writes something else, or not in plain words. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "timeline_head", "timeline",
          "incident_person", "incident",
          "contact_mark_key", "contact",
          "sent_code", "contact",
          "removed_incident", "retention",
          "intake_check", "detect");

  /** Writes no row, into the tables of others. */
  private static final String PROBE = "detect/IntakeWatch.java";

  /** Removes incidents from wherever something of them is kept, each in one statement. */
  private static final Set<String> EVERYWHERE = Set.of("retention");

  /** Why: see each. Whoever adds one says so to the room that owns the table. */
  private static final Map<String, Set<String>> ALLOWED =
      new TreeMap<>(
          Map.of(
              // tries whether an alert could be stored: no row, in the same tables
              PROBE,
              Set.of("incident", "timeline_entry"),
              // of running incidents alone, found in one statement
              "announce/Pages.java",
              Set.of("incident"),
              // as of one moment
              "timeline/Timeline.java",
              Set.of("incident"),
              // the list of all incidents, searched by the database
              "dossier/IncidentList.java",
              Set.of("incident"),
              "dossier/Where.java",
              Set.of("incident_person")));

  private static final Set<String> TABLES = tables();
  private static final Map<String, String> SOURCES = sources();

  @Test
  void aTableIsNamedByItsOwnRoomAlone() {
    Map<String, Set<String>> strangers = new TreeMap<>();
    Map<String, String> owners = owners();
    for (String source : SOURCES.keySet()) {
      Set<String> others = found(NAMED, source);
      others.removeIf(table -> room(source).equals(owners.get(table)));
      if (!others.isEmpty() && !EVERYWHERE.contains(room(source))) {
        strangers.put(source, others);
      }
    }
    assertThat(strangers).isEqualTo(ALLOWED);
  }

  @Test
  void everyTableHasOneRoomThatWritesIt() {
    assertThat(owners()).containsOnlyKeys(TABLES).containsEntry("page", "announce");
  }

  private static Map<String, String> owners() {
    Map<String, String> owners = new TreeMap<>(OTHERWISE);
    for (String source : SOURCES.keySet()) {
      if (!source.equals(PROBE)) {
        found(INSERTED, source).forEach(table -> owners.put(table, room(source)));
      }
    }
    return owners;
  }

  private static Set<String> found(Pattern pattern, String source) {
    return pattern
        .matcher(SOURCES.get(source))
        .results()
        .map(result -> result.group(1))
        .filter(TABLES::contains)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> tables() {
    return files(MIGRATIONS)
        .flatMap(file -> CREATED.matcher(text(file)).results())
        .map((MatchResult result) -> result.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** What stands in each class but its comments; by its path below the rooms. */
  private static Map<String, String> sources() {
    return files(ROOMS)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.getParent().equals(ROOMS))
        .collect(
            toMap(
                file -> ROOMS.relativize(file).toString().replace('\\', '/'),
                file -> COMMENT.matcher(text(file)).replaceAll("")));
  }

  private static String room(String source) {
    return source.substring(0, source.indexOf('/'));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
