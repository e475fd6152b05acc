package io.majorincident.process;

import java.util.Optional;

/** Who is signed in while something happens. */
public interface SignedIn {

  /** The person's id; empty if a timer, an alert or the system itself acts. */
  Optional<String> id();

  /** Whether that person is an administrator, or the system itself acts. */
  boolean administrates();

  /** Does something that follows by itself from what that person did, whatever they may see. */
  void asNobody(Runnable what);
}
