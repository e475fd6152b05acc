package io.majorincident.oncall;

import java.util.Locale;

/**
 * Somebody, or a list of people, who wants to know how an incident goes.
 *
 * @param name as it stands in the greeting
 * @param mail where messages go
 * @param language of these messages
 */
public record Stakeholder(String name, String mail, Locale language) {

  static Stakeholder of(Person person) {
    return new Stakeholder(person.name(), person.mail(), person.language());
  }
}
