package io.majorincident.process;

import java.util.Optional;
import java.util.Set;

/** The lists from which people choose in forms, as whoever is signed in is offered them. */
public interface Choices {

  /**
   * The values of a list.
   *
   * @param list as a form names it
   * @return empty if the application has no such list, or takes other values as well
   */
  Optional<Set<String>> of(String list);
}
