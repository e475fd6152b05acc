package io.majorincident.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The diagrams, tables and forms that belong together.
 *
 * @param files what each file holds, by its name without folders
 */
public record ProcessSet(SortedMap<String, byte[]> files) {

  /**
   * @param files by path or name; of a path only what follows the last slash counts
   */
  public static ProcessSet of(Map<String, byte[]> files) {
    SortedMap<String, byte[]> byName = new TreeMap<>();
    files.forEach(
        (path, content) -> byName.put(path.substring(path.lastIndexOf('/') + 1), content));
    return new ProcessSet(byName);
  }

  /**
   * What has become different, as file names.
   *
   * @param added only here
   * @param changed in both, but not the same
   * @param removed only there
   */
  public record Differences(List<String> added, List<String> changed, List<String> removed) {

    /** Whether both sets are the same. */
    public boolean none() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  /** What this set has that the other one has not, and the other way round. */
  public Differences comparedTo(ProcessSet other) {
    return new Differences(
        names(file -> !other.has(file)),
        names(file -> other.has(file) && !same(file, other)),
        other.names(file -> !has(file)));
  }

  /** The same for the same files, and for no others. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    files.forEach(
        (name, content) -> {
          digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private boolean has(String file) {
    return files.containsKey(file);
  }

  private boolean same(String file, ProcessSet other) {
    return Arrays.equals(files.get(file), other.files.get(file));
  }

  private List<String> names(Predicate<String> which) {
    return files.keySet().stream().filter(which).toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
