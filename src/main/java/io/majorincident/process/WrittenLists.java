package io.majorincident.process;

import java.util.Optional;

/** The lists that people have written into the forms of an incident so far. */
public interface WrittenLists {

  /**
   * A list as a form shows it.
   *
   * @param incident its number
   * @param list the path of the list in the form
   * @return an array as JSON; empty if the application keeps no such list
   */
  Optional<String> of(String incident, String list);
}
