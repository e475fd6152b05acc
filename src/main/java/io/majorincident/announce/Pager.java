package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGE_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_PEOPLE;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.PAGE_REASON;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Label;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Tries;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends a page to some people, and stops it. */
@Component
class Pager {

  private final Pages pages;
  private final WakeUps wakeUps;
  private final Incidents incidents;
  private final PageNews news;
  private final Messages messages;
  private final Outbox outbox;
  private final Plan plan;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Pager(
      Pages pages,
      WakeUps wakeUps,
      Incidents incidents,
      PageNews news,
      Messages messages,
      Outbox outbox,
      Plan plan,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pages = pages;
    this.wakeUps = wakeUps;
    this.incidents = incidents;
    this.news = news;
    this.messages = messages;
    this.outbox = outbox;
    this.plan = plan;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a page to these people and hands its messages over for delivery. */
  void page(DelegateExecution execution, List<Person> people, int round, String level) {
    page(execution, people, round, level, false);
  }

  /** As above to everybody at once: after them there is nobody to try. */
  void pageLast(DelegateExecution execution, List<Person> people, int round) {
    page(execution, people, round, "everyone", true);
  }

  private void page(
      DelegateExecution execution,
      List<Person> people,
      int round,
      String level,
      boolean lastResort) {
    Incident incident = needed(IncidentNumber.of(execution));
    Page page =
        pages.open(
            incident.number(),
            execution.getProcessInstanceId(),
            PAGED_TEAM.in(execution),
            PAGE_REASON.in(execution),
            PAGE.find(execution),
            lastResort);
    List<String> ids = people.stream().map(Person::id).toList();
    PAGE.set(execution, page.id());
    PAGED_PEOPLE.set(execution, String.join(",", ids));
    beginToWait(execution);
    events.publishEvent(
        new IncidentEvent.Paged(incident.number(), page.id(), round, level, ids, page.reason()));
    forget(page, ids);
    Tries tries = ContactSteps.of(responsePlan(execution));
    people.forEach(
        person ->
            send(
                incident,
                page,
                person,
                others(people, person),
                tries,
                secret(execution, page, person),
                Map.of()));
  }

  /**
   * Asks these people by the same page, too. Whoever gives it to them is asked on, and all have the
   * whole time to answer, counted from now.
   *
   * @param by person id of who gives it
   */
  void give(DelegateExecution execution, Page page, String by, List<Person> people, String why) {
    Incident incident = needed(page.incident());
    List<String> ids = people.stream().map(Person::id).toList();
    events.publishEvent(new IncidentEvent.PageGiven(incident.number(), page.id(), ids, why, by));
    beginToWait(execution);
    Map<String, Object> given = Map.of("givenBy", name(by), "givenWhy", why);
    Tries tries = ContactSteps.of(responsePlan(execution));
    people.forEach(
        person -> {
          String secret = secret(execution, page, person);
          send(incident, page, person, others(people, person), tries, secret, given);
        });
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }

  /** What still waits of earlier pages for them says no more than the one that they get now. */
  private void forget(Page page, Collection<String> people) {
    outbox.cancelLines(
        pages.chain(page.id()).stream()
            .filter(earlier -> !earlier.equals(page.id()))
            .flatMap(earlier -> people.stream().map(person -> Page.lineOf(earlier, person)))
            .toList());
  }

  /** Lets the time for an answer begin. */
  void beginToWait(DelegateExecution execution) {
    ACKNOWLEDGE_BY.set(execution, limit(execution));
  }

  /** As the engine reads moments; null where the plan says none, at which the engine stops. */
  private String limit(DelegateExecution execution) {
    return responsePlan(execution)
        .duration("acknowledgeWithin")
        .map(clock.instant().truncatedTo(ChronoUnit.MILLIS)::plus)
        .map(Instant::toString)
        .orElse(null);
  }

  /** Whoever resolves the incident in this moment comes before or after us, never beside us. */
  private Incident needed(String number) {
    incidents.take(List.of(number));
    Incident incident = incidents.get(number);
    if (!incident.status().needsPeople()) {
      throw new NobodyNeeded(incident);
    }
    return incident;
  }

  /** Somebody took it: nothing more goes out about this page. */
  void acknowledged(String page, String person) {
    if (pages.end(page, person)) {
      outbox.cancelTopics(pages.chain(page));
      events.publishEvent(
          new IncidentEvent.PageAcknowledged(pages.get(page).incident(), page, person));
    }
  }

  /**
   * The person cannot take it: nothing more is sent to them. Whoever is asked last of all cannot
   * pass it on.
   *
   * @return false if that has changed nothing
   */
  boolean declined(Page page, String person) {
    if (!page.open() || page.lastResort() || !pages.decline(page.id(), person)) {
      return false;
    }
    outbox.cancelLine(page.lineOf(person));
    forget(page, List.of(person));
    events.publishEvent(new IncidentEvent.PageDeclined(page.incident(), page.id(), person));
    return true;
  }

  /** Nobody is needed for these pages any more: nothing more goes out about them. */
  void abandon(List<String> all, String why) {
    outbox.cancelTopics(all);
    all.stream().filter(page -> pages.end(page, null)).forEach(page -> tell(page, why));
  }

  /**
   * Nobody took it, and others are asked. What was not due yet would only confuse; what should have
   * arrived by now is tried further, since whoever gets it late can still take it. Whoever ends the
   * incident in this moment comes to it before its pages, and so do we.
   */
  void goOn(String id, String why) {
    incidents.take(List.of(pages.get(id).incident()));
    if (pages.end(id, null)) {
      outbox.cancelNotYetDue(id);
      tell(id, why);
    }
  }

  private void tell(String id, String why) {
    events.publishEvent(new IncidentEvent.PageUnanswered(pages.get(id).incident(), id, why));
  }

  private String secret(DelegateExecution execution, Page page, Person person) {
    return pages.invite(
        page.id(), person.id(), wakeUps.night(responsePlan(execution), page.incident(), person));
  }

  private void send(
      Incident incident,
      Page page,
      Person person,
      String others,
      Tries tries,
      String secret,
      Map<String, Object> given) {
    Map<String, Object> own = new HashMap<>(given);
    own.putAll(
        Map.of(
            "reason",
            new Label(page.reason()),
            "others",
            others,
            "acknowledge",
            "/pages/" + secret,
            "reply",
            new Label(page.lastResort() ? "1=yes" : "1=yes 2=no"),
            "keys",
            new Label(keys(page)),
            "accept",
            new Label("I take it"),
            "decline",
            page.lastResort() ? "" : new Label("I can't")));
    Occasion occasion = new Occasion("pageLevel", incident, page.id(), news.of(incident));
    messages.page(occasion, person, page.id(), page.lineOf(person.id()), tries, own);
  }

  /** Which keys answer the page during a call: whoever is asked last of all cannot pass it on. */
  static String keys(Page page) {
    return page.lastResort() ? "Press 1 to take it." : "Press 1 to take it, 2 if you cannot.";
  }

  private static String others(List<Person> people, Person reader) {
    return people.stream()
        .filter(person -> !person.equals(reader))
        .map(Person::name)
        .collect(Collectors.joining(", "));
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
