package io.majorincident.planning.imports;

import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who of our plan is meant by what another system calls them. */
final class Names {

  private final Plan plan;
  private final Team team;

  Names(Plan plan, Team team) {
    this.plan = plan;
    this.team = team;
  }

  /**
   * Somebody who takes turns.
   *
   * @return empty if it is nobody, or nobody of the team, which is noted
   */
  Optional<String> member(Place place, List<String> called) {
    Optional<String> found = person(place, called);
    found
        .filter(id -> !team.members().contains(id))
        .ifPresent(
            id ->
                place.fault(
                    "'%s' is no member of the team '%s'. Add the person to its 'members' first, or take it out in the source."
                        .formatted(id, team.id())));
    return found;
  }

  /**
   * Somebody, by mail, name or id, ignoring case; the first of these words that says who counts.
   *
   * @return empty if it is nobody or may be several, which is noted
   */
  Optional<String> person(Place place, List<String> called) {
    List<String> words = called.stream().filter(it -> !it.isBlank()).toList();
    List<String> found =
        words.stream()
            .map(this::answering)
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (found.isEmpty()) {
      place.fault(
          "%s is nobody in our plan. Add the person to 'people' with this mail or name, or change it in the source."
              .formatted(quoted(words)));
    } else if (found.size() > 1) {
      place.fault(
          "%s may be any of %s. Write the mail address in the source."
              .formatted(quoted(words), String.join(", ", found)));
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The ids of all people who answer to this word. */
  List<String> answering(String word) {
    return plan.people().stream()
        .filter(person -> answers(person, word.strip()))
        .map(Person::id)
        .toList();
  }

  private static boolean answers(Person person, String word) {
    return person.id().equalsIgnoreCase(word)
        || person.name().equalsIgnoreCase(word)
        || person.contacts().stream()
            .filter(contact -> contact.channel().equals(Contact.MAIL))
            .anyMatch(contact -> contact.address().equalsIgnoreCase(word));
  }

  private static String quoted(List<String> words) {
    return words.isEmpty()
        ? "A person without mail and name"
        : words.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
  }
}
