package io.majorincident.gate;

import io.majorincident.process.ProcessSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not sent is carried along from the set in force. */
final class Completion {

  private final Map<String, byte[]> files;
  private final Map<String, Contents> contents = new HashMap<>();
  private final Set<String> sent;

  private Completion(ProcessSet sent, ProcessSet inForce) {
    this.files = new TreeMap<>(inForce.files());
    this.files.putAll(sent.files());
    this.files.forEach((name, content) -> contents.put(name, Contents.of(name, content)));
    this.sent = sent.files().keySet();
  }

  /**
   * A file is replaced by one of the same name, and by one that defines the same under another
   * name. What nobody needs any more is left behind; what was sent never is.
   */
  static ProcessSet of(ProcessSet sent, ProcessSet inForce) {
    Completion completion = new Completion(sent, inForce);
    completion.replaceWhatIsDefinedAgain();
    completion.leaveUnusedBehind();
    return ProcessSet.of(completion.files);
  }

  private void replaceWhatIsDefinedAgain() {
    Set<String> defined =
        sent.stream()
            .flatMap(file -> contents.get(file).defined().stream())
            .collect(Collectors.toSet());
    files
        .keySet()
        .removeIf(file -> !sent.contains(file) && contents.get(file).definesAnyOf(defined));
  }

  private void leaveUnusedBehind() {
    boolean less = true;
    while (less) {
      Set<String> needed =
          files.keySet().stream()
              .flatMap(file -> contents.get(file).needed().stream())
              .collect(Collectors.toSet());
      less =
          files
              .keySet()
              .removeIf(file -> !sent.contains(file) && contents.get(file).nobodyIn(needed));
    }
  }
}
