package io.majorincident.contact;

import io.majorincident.channel.StoppedNumbers;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.NotificationRules.Step;
import io.majorincident.oncall.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How a person can be reached. A contact counts once it is verified; the first mail address counts
 * from the beginning, since on the first day nobody could be reached without it.
 */
@Component
public class ContactMethods {

  private final Verifications verifications;
  private final ContactMarks marks;
  private final StoppedNumbers stopped;

  ContactMethods(Verifications verifications, ContactMarks marks, StoppedNumbers stopped) {
    this.verifications = verifications;
    this.marks = marks;
    this.stopped = stopped;
  }

  /**
   * A contact that is tried.
   *
   * @param after how long after the message was made
   */
  public record Attempt(Contact contact, Duration after) {}

  /** Those that count and can be reached, in the order of the plan. */
  public List<Contact> of(Person person) {
    return counting(person).stream().filter(contact -> !isStopped(contact)).toList();
  }

  /** Whether nothing may be sent there, since whoever has it wants none. */
  public boolean isStopped(Contact contact) {
    return contact.channel().equals(Contact.TEXT) && stopped.contains(contact.address());
  }

  private List<Contact> counting(Person person) {
    Set<Contact> verified = verifications.of(person);
    return person.contacts().stream()
        .filter(contact -> verified.contains(contact) || contact.address().equals(person.mail()))
        .toList();
  }

  /** As {@link ContactMarks} makes it. */
  public String mark(Contact contact) {
    return marks.of(contact);
  }

  /** Whether a phone of the person rings, with or without the internet. */
  public boolean hasPhone(Person person) {
    return of(person).stream().anyMatch(Contact::isPhone);
  }

  /** Whether this is the number of a phone of theirs, and counts. */
  public boolean isCalledAt(Person person, String number) {
    Predicate<Contact> called = contact -> contact.isPhone() && contact.address().equals(number);
    return counting(person).stream().anyMatch(called);
  }

  /**
   * How an urgent message is tried: as the person wants it, otherwise as the steps say. If neither
   * names a contact that counts, all are tried at once.
   *
   * @param byDefault for whoever has no rule of their own
   * @return the earliest first; never empty
   */
  public List<Attempt> urgent(Person person, List<Step> byDefault) {
    return tried(person, person.rules().high().isEmpty() ? byDefault : person.rules().high());
  }

  /** How a message is tried that can wait: as the person wants it, otherwise by the first mail. */
  public List<Attempt> calm(Person person) {
    return person.rules().low().isEmpty()
        ? List.of(new Attempt(new Contact(Contact.MAIL, person.mail()), Duration.ZERO))
        : tried(person, person.rules().low());
  }

  /** What is told once and needs no answer goes where it would be tried first. */
  public static Stream<Contact> first(List<Attempt> attempts) {
    Duration earliest = attempts.get(0).after();
    return attempts.stream()
        .takeWhile(attempt -> attempt.after().equals(earliest))
        .map(Attempt::contact)
        .distinct();
  }

  private List<Attempt> tried(Person person, List<Step> steps) {
    List<Contact> counting = counting(person);
    List<Attempt> attempts =
        steps.stream()
            .sorted(Comparator.comparing(Step::after))
            .flatMap(step -> attempts(counting, step))
            .distinct()
            .toList();
    List<Attempt> possible = withoutStopped(attempts);
    return possible.isEmpty() ? atOnce(of(person)) : possible;
  }

  /** Whatever comes after one that cannot be tried takes its time, and not its own. */
  private List<Attempt> withoutStopped(List<Attempt> attempts) {
    List<Attempt> possible = new ArrayList<>();
    Optional<Duration> free = Optional.empty();
    for (Attempt attempt : attempts) {
      if (isStopped(attempt.contact())) {
        free = free.or(() -> Optional.of(attempt.after()));
      } else {
        possible.add(new Attempt(attempt.contact(), free.orElse(attempt.after())));
        free = Optional.empty();
      }
    }
    return possible.stream().distinct().toList();
  }

  private static Stream<Attempt> attempts(List<Contact> counting, Step step) {
    return counting.stream()
        .filter(contact -> contact.channel().equals(step.channel()))
        .map(contact -> new Attempt(contact, step.after()));
  }

  private static List<Attempt> atOnce(List<Contact> counting) {
    return counting.stream().map(contact -> new Attempt(contact, Duration.ZERO)).toList();
  }
}
