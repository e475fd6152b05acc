package io.majorincident.process;

import java.util.function.Supplier;

/** Those who may deploy diagrams, tables and forms: process owners and administrators. */
public interface ProcessOwners {

  /** Whether whoever is signed in is one of them. */
  boolean signedIn();

  /**
   * Does something with the rights of the application itself, for somebody whose right was looked
   * at before.
   */
  <T> T unhindered(Supplier<T> work);
}
