package io.majorincident.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a deployment as they were sent, before anything looks into them.
 *
 * @param files by path
 */
record Parcel(Map<String, byte[]> files) {

  /** A file of 500 rows or of 200 boxes, with its drawing, has less than half of it. */
  static final int LARGEST_FILE = 1_000_000;

  static final int LARGEST_SET = 10_000_000;
  private static final int MOST_FILES = 200;

  /** Words of any language, which do not begin with a dot. */
  private static final String WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M} ._()+-]{0,99}";

  private static final Pattern PATH = Pattern.compile("/?(?:" + WORD + "/){0,10}" + WORD);

  /** Each reason why one of them is not even read. */
  List<String> faults() {
    return Stream.of(tooLarge(), names(), twice())
        .flatMap(faults -> faults)
        .map(Fault::sentence)
        .sorted()
        .toList();
  }

  private Stream<Fault> tooLarge() {
    Stream<Fault> single =
        files.entrySet().stream()
            .filter(file -> file.getValue().length > LARGEST_FILE)
            .map(file -> Fault.in(shown(file.getKey()), "It is larger than 1 MB."));
    long all = files.values().stream().mapToLong(content -> content.length).sum();
    return all <= LARGEST_SET && files.size() <= MOST_FILES
        ? single
        : Stream.concat(
            single, Stream.of(Fault.in("All files", "They are more than 10 MB or 200 files.")));
  }

  private Stream<Fault> names() {
    return files.keySet().stream()
        .filter(path -> !PATH.matcher(path).matches())
        .map(
            path ->
                Fault.in(
                    shown(path),
                    "Its name is not taken: letters, digits, spaces and . _ - ( ) + make a name."));
  }

  /** The folders do not count: of two files with one name nobody could say which one is meant. */
  private Stream<Fault> twice() {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    new TreeSet<>(files.keySet())
        .forEach(path -> byName.computeIfAbsent(name(path), it -> new ArrayList<>()).add(path));
    return byName.values().stream()
        .filter(paths -> paths.size() > 1)
        .map(
            paths ->
                Fault.in(
                    shown(paths.get(0)),
                    "There is another file of this name, whatever the folder: %s."
                        .formatted(others(paths))));
  }

  private static String others(List<String> paths) {
    return paths.stream().skip(1).map(Parcel::shown).collect(Collectors.joining(", "));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** So that a name can neither fake a line nor fill a screen. */
  private static String shown(String path) {
    String line = path.replaceAll("\\p{C}", "?");
    return line.length() > 100 ? line.substring(0, 100) + "…" : line;
  }
}
