package io.majorincident.oncall;

import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.schedule.Fairness;
import io.majorincident.oncall.schedule.Home;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.Swap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who answers for what, and who wants to know. Every answer depends on the plan and the arguments
 * alone. Whoever keeps one is handed the plan in force at each question.
 */
public class Plan {

  /** The audience that is always there: the members of the team that owns the service. */
  static final String TEAM_AUDIENCE = "team";

  private final Company company;
  private final Map<String, Person> people;
  private final Map<String, Team> teams;
  private final Map<String, OwnedService> services;
  private final Map<String, List<Subscription>> audiences;

  /** What the plan says of the company as a whole. */
  record Company(String name, Locale language, ZoneId zone, String defaultTeam) {}

  Plan(
      Company company,
      Collection<Person> people,
      Collection<Team> teams,
      Collection<OwnedService> services,
      Map<String, List<Subscription>> audiences) {
    this.company = company;
    this.people = byId(people, Person::id);
    this.teams = byId(teams, Team::id);
    this.services = byId(services, OwnedService::id);
    this.audiences = new LinkedHashMap<>(audiences);
  }

  /** Name of the company, as public posts say it. */
  public String company() {
    return company.name();
  }

  /** The language of public posts. */
  public Locale language() {
    return company.language();
  }

  /** The time zone of public posts. */
  public ZoneId zone() {
    return company.zone();
  }

  /** The service with this id or name, ignoring case and surrounding blanks; null finds none. */
  public Optional<OwnedService> service(String idOrName) {
    if (idOrName == null) {
      return Optional.empty();
    }
    String wanted = idOrName.strip();
    return services.values().stream()
        .filter(it -> it.id().equalsIgnoreCase(wanted) || it.name().equalsIgnoreCase(wanted))
        .findFirst();
  }

  /** All services, in the order of the plan. */
  public List<OwnedService> services() {
    return List.copyOf(services.values());
  }

  /**
   * The team with this id.
   *
   * @throws NoSuchTeam if there is none
   */
  public Team team(String id) {
    return findTeam(id).orElseThrow(() -> new NoSuchTeam(id, teams.keySet()));
  }

  /** The team with this id, or empty. */
  public Optional<Team> findTeam(String id) {
    return Optional.ofNullable(teams.get(id));
  }

  /** All teams, in the order of the plan. */
  public List<Team> teams() {
    return List.copyOf(teams.values());
  }

  /** The team that answers when nobody knows which one should. */
  public Team defaultTeam() {
    return team(company.defaultTeam());
  }

  /** The person with this id, or empty. */
  public Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Everybody, in the order of the plan. */
  public List<Person> people() {
    return List.copyOf(people.values());
  }

  /** Everybody who may take this role, in the order of the plan. */
  public List<Person> withRole(Role role) {
    return people.values().stream().filter(person -> person.roles().contains(role)).toList();
  }

  /**
   * Whom a page of this level reaches at this moment. In a gap of the schedule it is the whole team
   * and nobody before: none of them has promised to answer, so nobody's silence is waited for. Who
   * is away is left out, unless the whole team is. Whose turn it is in a round robin depends on
   * what happened: it is one of these.
   *
   * @return empty if there is nobody whom the level before has not reached: a rotation of one has
   *     no secondary, and a gap no primary either; never empty for the whole team
   * @throws NoSuchTeam if the plan does not have the team
   */
  public List<Person> onCall(String team, Level level, Instant moment) {
    Team asked = team(team);
    return switch (level) {
      case PRIMARY -> people(asked.schedule().line(moment).stream().limit(1));
      case SECONDARY -> people(asked.schedule().line(moment).stream().skip(1).limit(1));
      case TEAM, ROUND_ROBIN -> people(there(asked, moment).stream());
      case EVERYBODY -> everybody(team);
    };
  }

  private static List<String> there(Team team, Instant moment) {
    List<String> there =
        team.members().stream().filter(id -> !team.schedule().isAway(id, moment)).toList();
    return there.isEmpty() ? team.members() : there;
  }

  /**
   * What being on call for a team takes from each person. Holidays are those that the team's
   * schedule looks at.
   *
   * @throws NoSuchTeam if the plan does not have the team
   * @throws IllegalArgumentException if that is no time at all
   */
  public Fairness fairness(String team, Instant from, Instant to) {
    return fairness(team(team).schedule(), new Span(from, to));
  }

  /**
   * As that, if these two shifts were swapped.
   *
   * @throws IllegalArgumentException if the swap is not possible
   */
  public Fairness fairness(String team, Swap swap, Instant from, Instant to) {
    return fairness(team(team).schedule().with(swap), new Span(from, to));
  }

  private Fairness fairness(Schedule schedule, Span span) {
    return Fairness.of(
        schedule,
        span,
        id -> new Home(person(id).map(Person::zone).orElse(zone()), schedule.calendars()));
  }

  /**
   * The whole team and all incident managers, each once.
   *
   * @param team id of a team; if the plan does not have it, the default team answers
   * @return never empty
   */
  public List<Person> everybody(String team) {
    Team answering = findTeam(team).orElseGet(this::defaultTeam);
    return Stream.concat(
            people(answering.members().stream()).stream(), withRole(Role.INCIDENT_MANAGER).stream())
        .distinct()
        .toList();
  }

  /**
   * Who wants to hear of an incident.
   *
   * @param audience a name under `audiences` in the plan; or "team", the members of the team that
   *     owns the service (the default team if nobody owns it); or the id of a role, the people with
   *     this role
   * @param service id or name; may be unknown or null
   * @param severity how bad the incident is now; while it is null, it is for those who want to hear
   *     of all severities
   * @return each mail address once; empty if there is no such audience
   */
  public List<Stakeholder> stakeholders(String audience, String service, Severity severity) {
    if (TEAM_AUDIENCE.equals(audience)) {
      return people(owner(service).members().stream()).stream().map(Stakeholder::of).toList();
    }
    return Role.find(audience)
        .map(role -> withRole(role).stream().map(Stakeholder::of).toList())
        .orElseGet(() -> subscribers(audience, service, severity));
  }

  /** Everybody who can be told: all people, and all subscribers of all audiences. */
  public List<Stakeholder> stakeholders() {
    Stream<Stakeholder> subscribers =
        audiences.values().stream().flatMap(List::stream).map(Subscription::stakeholder);
    return Stream.concat(people.values().stream().map(Stakeholder::of), subscribers)
        .distinct()
        .toList();
  }

  private List<Stakeholder> subscribers(String audience, String service, Severity severity) {
    String id = service(service).map(OwnedService::id).orElse("");
    Map<String, Stakeholder> byMail = new LinkedHashMap<>();
    audiences.getOrDefault(audience, List.of()).stream()
        .filter(subscription -> subscription.caresFor(id, severity))
        .map(Subscription::stakeholder)
        .forEach(found -> byMail.putIfAbsent(found.mail().toLowerCase(Locale.ROOT), found));
    return List.copyOf(byMail.values());
  }

  private Team owner(String service) {
    return service(service).map(OwnedService::team).map(this::team).orElseGet(this::defaultTeam);
  }

  private List<Person> people(Stream<String> ids) {
    return ids.map(people::get).toList();
  }

  private static <T> Map<String, T> byId(Collection<T> things, Function<T, String> id) {
    Map<String, T> found = new LinkedHashMap<>();
    things.forEach(thing -> found.put(id.apply(thing), thing));
    return found;
  }
}
