package io.majorincident.oncall;

import io.majorincident.incident.Role;
import io.majorincident.oncall.schedule.Schedule;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Makes a plan of the tree of the file, noting every fault on the way. */
final class PlanReader {

  // Camunda takes nothing else as the id of a user or a group, and no more characters.
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]{1,64}");

  private static final String ENTRIES = "one entry or more, each as 'id:' and its keys below";

  private static final String ROTATION =
      "start, handoverDay, handoverTime and people below it, or 'schedule:' with layers";

  private final Entry root;
  private final Map<String, Entry> people;
  private final Map<String, Entry> teams;
  private final Map<String, Entry> services;
  private final Locale language;
  private final ZoneId zone;
  private final Notation<String> person;
  private final Notation<String> team;
  private final Notation<String> service;

  PlanReader(Entry root) {
    this.root = root;
    people = withIds(root.required("people", ENTRIES));
    teams = withIds(root.required("teams", ENTRIES));
    services = withIds(root.required("services", ENTRIES));
    language = root.required("language", Notation.LANGUAGE);
    zone = root.required("zone", Notation.ZONE);
    person = Notation.idOf("a person", people.keySet());
    team = Notation.idOf("a team", teams.keySet());
    service = Notation.idOf("a service", services.keySet());
  }

  /** The plan; worth nothing if faults have been noted. */
  Plan plan() {
    root.allowOnly(
        "company", "language", "zone", "defaultTeam", "people", "teams", "services", "audiences");
    List<OwnedService> owned = each(services, this::service);
    onlyOneServiceAnswersToAName(owned);
    return new Plan(
        company(), each(people, this::person), each(teams, this::team), owned, audiences());
  }

  private Plan.Company company() {
    return new Plan.Company(
        root.required("company", Notation.name("the name of the company")),
        language,
        zone,
        root.required("defaultTeam", team));
  }

  private Person person(String id, Entry entry) {
    entry.allowOnly("name", "language", "zone", "contacts", "notify", "roles");
    List<Contact> contacts =
        ContactReader.contacts(entry.required("contacts", "a list with '- mail:' and an address"));
    return new Person(
        id,
        entry.required("name", Notation.name("the name of the person")),
        entry.optional("language", Notation.LANGUAGE, language),
        entry.optional("zone", Notation.ZONE, zone),
        contacts,
        roles(entry),
        entry
            .optional("notify", "'high:' or 'low:' with a list of steps below it")
            .map(rules -> ContactReader.rules(rules, contacts))
            .orElse(NotificationRules.NONE));
  }

  private Set<Role> roles(Entry person) {
    return person
        .optional("roles", Notation.ROLE.expected())
        .map(entry -> entry.distinct(Notation.ROLE))
        .orElse(Set.of());
  }

  private Team team(String id, Entry entry) {
    entry.allowOnly("name", "zone", "members", "lead", "rotation", "schedule");
    if (Role.find(id).isPresent()) {
      entry.fault("'%s' is a role. Give the team another id.".formatted(id));
    }
    Set<String> members = entry.required("members", person.expected()).distinct(person);
    return new Team(
        id,
        entry.required("name", Notation.name("the name of the team")),
        schedule(entry, members),
        List.copyOf(members),
        lead(entry, members));
  }

  private String lead(Entry team, Set<String> members) {
    String first = members.stream().findFirst().orElse("");
    Optional<Entry> entry = team.optional("lead", person.expected());
    Optional<String> lead = entry.flatMap(it -> it.find(person));
    lead.filter(it -> !members.contains(it))
        .ifPresent(
            it ->
                entry
                    .get()
                    .fault(
                        "'%s' is no member of the team. Name a member, or add '%s' to the members."
                            .formatted(it, it)));
    return lead.orElse(first);
  }

  private Schedule schedule(Entry team, Set<String> members) {
    ScheduleReader reader =
        new ScheduleReader(team.optional("zone", Notation.ZONE, zone), person, members);
    Optional<Entry> schedule = team.optional("schedule", "layers below it");
    if (schedule.isEmpty()) {
      return reader.rotation(team.required("rotation", ROTATION));
    }
    team.optional("rotation", ROTATION)
        .ifPresent(it -> it.fault("There is a schedule as well. Keep one of them."));
    return reader.schedule(schedule.get());
  }

  private OwnedService service(String id, Entry entry) {
    entry.allowOnly("name", "importance", "team");
    return new OwnedService(
        id,
        entry.required("name", Notation.name("the name of the service")),
        entry.required("importance", Notation.IMPORTANCE),
        entry.required("team", team));
  }

  // People report a service by its id or its name, in any case.
  private void onlyOneServiceAnswersToAName(List<OwnedService> owned) {
    Map<String, String> taken = new HashMap<>();
    owned.forEach(it -> taken.put(it.id().toLowerCase(Locale.ROOT), it.id()));
    for (OwnedService it : owned) {
      String other = taken.putIfAbsent(it.name().toLowerCase(Locale.ROOT), it.id());
      if (other != null && !other.equals(it.id()) && !it.name().isEmpty()) {
        services
            .get(it.id())
            .fault(
                "The service '%s' answers to the name '%s' too. Give one of them another name."
                    .formatted(other, it.name()));
      }
    }
  }

  private Map<String, List<Subscription>> audiences() {
    Map<String, List<Subscription>> audiences = new LinkedHashMap<>();
    root.optional("audiences", "one audience or more, each as 'name:' with a list, or delete it")
        .map(PlanReader::withIds)
        .ifPresent(found -> found.forEach((name, it) -> audiences.put(name, audience(name, it))));
    return audiences;
  }

  private List<Subscription> audience(String name, Entry entry) {
    if (name.equals(Plan.TEAM_AUDIENCE) || Role.find(name).isPresent()) {
      entry.fault("The audience '%s' is always there. Choose another name.".formatted(name));
    }
    return entry
        .expecting("a list of stakeholders, each with '- name:' and 'mail:'")
        .items()
        .stream()
        .map(this::subscription)
        .toList();
  }

  private Subscription subscription(Entry entry) {
    entry.allowOnly("name", "mail", "language", "zone", "services", "severities");
    Stakeholder stakeholder =
        new Stakeholder(
            entry.required("name", Notation.name("the name of the stakeholder")),
            entry.required("mail", Notation.MAIL),
            entry.optional("language", Notation.LANGUAGE, language),
            entry.optional("zone", Notation.ZONE, zone));
    return new Subscription(
        stakeholder,
        chosen(entry, "services", service),
        chosen(entry, "severities", Notation.SEVERITY));
  }

  private static <T> Set<T> chosen(Entry entry, String key, Notation<T> notation) {
    return entry
        .optional(key, notation.expected() + "; or delete it to mean all")
        .map(list -> list.distinct(notation))
        .orElse(Set.of());
  }

  private static Map<String, Entry> withIds(Entry section) {
    Map<String, Entry> entries = section.oneOrMoreEntries();
    Map<String, String> taken = new HashMap<>();
    entries.forEach(
        (id, entry) -> {
          onlyLettersAndDigits(id, entry);
          String other = taken.putIfAbsent(id.toLowerCase(Locale.ROOT), id);
          differsInMoreThanCase(id, other, entry);
        });
    return entries;
  }

  private static void onlyLettersAndDigits(String id, Entry entry) {
    if (!ID.matcher(id).matches()) {
      entry.fault(
          "'%s' cannot be an id. Write 1 to 64 letters (a to z, A to Z) and digits, such as onCallTeam2."
              .formatted(Faults.shown(id)));
    }
  }

  private static void differsInMoreThanCase(String id, String other, Entry entry) {
    if (other != null) {
      entry.fault(
          "'%s' and '%s' differ only by upper and lower case. Choose another id."
              .formatted(id, other));
    }
  }

  private static <T> List<T> each(Map<String, Entry> entries, BiFunction<String, Entry, T> read) {
    return entries.entrySet().stream()
        .map(it -> read.apply(it.getKey(), it.getValue().expecting("its keys and values below")))
        .toList();
  }
}
