package io.majorincident.timeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an exported incident from the file alone, without database and settings: the command
 * line's --verify=FILE. Whoever noted a hash earlier adds --noted=HASH, as often as wanted.
 */
public final class ExportCheck {

  /** Exit codes. */
  static final int INTACT = 0;

  static final int BROKEN = 1;
  static final int UNREADABLE = 2;

  private static final String VERIFY = "--verify=";
  private static final String NOTED = "--noted=";

  private final String file;
  private final List<String> noted;

  private ExportCheck(String file, List<String> noted) {
    this.file = file;
    this.noted = noted;
  }

  /** The check that the command line asks for, or empty. */
  public static Optional<ExportCheck> asked(String... arguments) {
    List<String> noted = values(NOTED, arguments);
    return values(VERIFY, arguments).stream().findFirst().map(file -> new ExportCheck(file, noted));
  }

  private static List<String> values(String option, String... arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .toList();
  }

  /**
   * Tells the result in sentences.
   *
   * @return the exit code: 0 if it is intact, 1 if not, 2 if the file cannot be read
   */
  public int run(PrintStream out) {
    try {
      return tell(Export.read(content()), out);
    } catch (UnreadableExport e) {
      out.println("%s cannot be verified. %s".formatted(file, e.getMessage()));
      return UNREADABLE;
    }
  }

  private String content() {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UnreadableExport("There is no such file.");
    } catch (CharacterCodingException e) {
      throw new UnreadableExport("It is no text in UTF-8.");
    } catch (IOException | InvalidPathException e) {
      throw new UnreadableExport("It cannot be read: " + e.getMessage());
    }
  }

  private int tell(IncidentRecord record, PrintStream out) {
    Verification verification = Verification.of(record);
    List<String> lost = noted.stream().filter(hash -> !hasHash(record, hash)).toList();
    verification.faults().forEach(fault -> out.println(fault.sentence()));
    lost.forEach(hash -> out.println("No entry has the hash %s.".formatted(hash)));
    boolean intact = verification.intact() && lost.isEmpty();
    out.println(summary(verification, intact));
    return intact ? INTACT : BROKEN;
  }

  private static boolean hasHash(IncidentRecord record, String hash) {
    return record.timeline().stream()
        .anyMatch(entry -> entry.hash().equalsIgnoreCase(hash.strip()));
  }

  private static String summary(Verification verification, boolean intact) {
    return "The timeline of %s, %d entries, is %s. Its last hash is %s."
        .formatted(
            verification.incident(),
            verification.entries(),
            intact ? "intact" : "not what was written",
            verification.head());
  }
}
