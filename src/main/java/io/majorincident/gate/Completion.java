package io.majorincident.gate;

import io.majorincident.process.ProcessSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not sent is carried along from the set in force. */
final class Completion {

  private Completion() {}

  /**
   * A file is replaced by one of the same name, and by one that defines the same under another
   * name. What nobody needs any more is left behind; what was sent never is.
   */
  static ProcessSet of(ProcessSet sent, ProcessSet inForce) {
    Map<String, byte[]> files = new TreeMap<>(inForce.files());
    Set<String> defined = Contents.of(sent).defined();
    files
        .entrySet()
        .removeIf(file -> Contents.of(file.getKey(), file.getValue()).definesAnyOf(defined));
    files.putAll(sent.files());
    leaveUnusedBehind(files, sent);
    return ProcessSet.of(files);
  }

  private static void leaveUnusedBehind(Map<String, byte[]> files, ProcessSet sent) {
    Set<String> unused;
    do {
      Set<String> needed = Contents.of(ProcessSet.of(files)).needed();
      unused =
          files.entrySet().stream()
              .filter(file -> !sent.files().containsKey(file.getKey()))
              .filter(file -> Contents.of(file.getKey(), file.getValue()).nobodyIn(needed))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      files.keySet().removeAll(unused);
    } while (!unused.isEmpty());
  }
}
