package io.majorincident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The hostile inputs, one table for each door, and the sample of them that every build tries. */
final class HostileTables {

  private static final Path FOLDER = Path.of("src", "test", "resources", "hostile");

  /** Of all tables together, when not all rows are tried. */
  private static final int SAMPLE = 120;

  private static final long SEED = Long.getLong("seed", 1);

  private HostileTables() {}

  /** All rows of all tables, in the order of the files. */
  static List<HostileRow> all() throws IOException {
    List<HostileRow> all = new ArrayList<>();
    for (Path table : tables()) {
      all.addAll(rows(table));
    }
    return all;
  }

  /** All rows with -Dsamples=all; otherwise as many of each table, chosen by the seed. */
  static List<HostileRow> chosen() throws IOException {
    if (System.getProperty("samples", "seeded").equals("all")) {
      return all();
    }
    List<Path> tables = tables();
    List<HostileRow> chosen = new ArrayList<>();
    for (Path table : tables) {
      List<HostileRow> rows = new ArrayList<>(rows(table));
      Collections.shuffle(rows, new Random(SEED));
      chosen.addAll(rows.subList(0, Math.min(rows.size(), SAMPLE / tables.size())));
    }
    return chosen;
  }

  private static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<HostileRow> rows(Path table) throws IOException {
    List<Map<String, Object>> rows = new Yaml().load(Files.readString(table));
    return rows.stream().map(HostileRow::of).toList();
  }
}
