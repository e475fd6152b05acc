package io.majorincident.process;

import java.util.List;
import java.util.Map;

/** What stands between files that somebody deploys and their coming into force. */
public interface SetGate {

  /**
   * Each reason why files are not even read, as a sentence: their names and sizes.
   *
   * @param files all that was sent, by path
   */
  List<String> notTaken(Map<String, byte[]> files);

  /**
   * The files that were sent, and of the set in force all that they do not replace and that is
   * still used.
   */
  ProcessSet complete(ProcessSet sent, ProcessSet inForce);

  /** Each fault as a sentence that begins with the file and the element; none if it may run. */
  List<String> faults(ProcessSet set);
}
