package io.majorincident.web;

import java.util.Set;

/** Knows who is asking. */
@FunctionalInterface
public interface Callers {

  /** What whoever is signed in may come as; empty if nobody is, or if they are in no group. */
  Set<Caller> now();
}
