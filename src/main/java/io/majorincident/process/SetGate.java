package io.majorincident.process;

import java.util.List;

/** What stands between files that somebody deploys and their coming into force. */
public interface SetGate {

  /**
   * The files that were sent, and of the set in force all that they do not replace and that is
   * still used.
   */
  ProcessSet complete(ProcessSet sent, ProcessSet inForce);

  /** Each fault as a sentence that begins with the file and the element; none if it may run. */
  List<String> faults(ProcessSet set);
}
