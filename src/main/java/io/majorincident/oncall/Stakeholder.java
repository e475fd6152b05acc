package io.majorincident.oncall;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody, or a list of people, who wants to know how an incident goes.
 *
 * @param name as it stands in the greeting
 * @param mail where messages go
 * @param language of these messages
 * @param zone in which their times are written
 */
public record Stakeholder(String name, String mail, Locale language, ZoneId zone) {

  static Stakeholder of(Person person) {
    return new Stakeholder(person.name(), person.mail(), person.language(), person.zone());
  }
}
