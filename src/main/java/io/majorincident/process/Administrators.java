package io.majorincident.process;

/** Those who may do everything. */
@FunctionalInterface
public interface Administrators {

  /** Whether this person is one of them now, whoever is asking. */
  boolean has(String person);
}
