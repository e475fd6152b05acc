package io.majorincident.readiness;

import io.majorincident.channel.Outbox;
import io.majorincident.contact.ContactMethods;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Reachability;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What would fail as the plan in force is now. */
@Component
class Weaknesses {

  private final WeaknessSearch search;
  private final Outbox outbox;
  private final ContactMethods methods;
  private final Clock clock;

  Weaknesses(
      Plan plan, Reachability reachability, Outbox outbox, ContactMethods methods, Clock clock) {
    this.search = new WeaknessSearch(plan, reachability, this::failing, this::stopped);
    this.outbox = outbox;
    this.methods = methods;
    this.clock = clock;
  }

  List<Weakness> now() {
    return search.at(clock.instant());
  }

  private List<String> failing(Person person) {
    return person.contacts().stream().filter(this::isFailing).map(Contact::shown).toList();
  }

  private List<String> stopped(Person person) {
    return person.contacts().stream().filter(methods::isStopped).map(Contact::shown).toList();
  }

  private boolean isFailing(Contact contact) {
    return !methods.isStopped(contact)
        && outbox.lastWasGivenUp(contact.channel(), contact.address());
  }
}
