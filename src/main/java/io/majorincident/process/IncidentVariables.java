package io.majorincident.process;

/**
 * Every variable that a diagram, a table or a form reads, bound once to its name and type. All else
 * about an incident stands in its row.
 */
public final class IncidentVariables {

  /** Number of the incident; equals the business key. */
  public static final Variable<String> INCIDENT = text("incident");

  public static final Variable<String> TITLE = text("title");
  public static final Variable<String> DESCRIPTION = text("description");
  public static final Variable<String> SERVICE = text("service");

  /** Id of the team that owns the service. */
  public static final Variable<String> TEAM = text("team");

  public static final Variable<String> REPORTER = text("reporter");
  public static final Variable<String> REPORTER_KIND = text("reporterKind");

  /** 1, 2 or 3, as the reporter judges it. */
  public static final Variable<Integer> REPORTED_SEVERITY = number("reportedSeverity");

  /** unknown, none, some or all customers. */
  public static final Variable<String> SCOPE = text("scope");

  /** critical, important or internal: of the service. */
  public static final Variable<String> IMPORTANCE = text("importance");

  /** Whether another factor, such as security or public attention, makes it worse. */
  public static final Variable<Boolean> AGGRAVATED = flag("aggravated");

  public static final Variable<Integer> SEVERITY = number("severity");
  public static final Variable<String> PRIORITY = text("priority");

  /** Priority of the incident's tasks in Tasklist, 0 to 100. */
  public static final Variable<Integer> URGENCY = number("urgency");

  /** Person id of the one who leads. */
  public static final Variable<String> INCIDENT_MANAGER = text("incidentManager");

  /** Id of the team that is paged. */
  public static final Variable<String> PAGED_TEAM = text("pagedTeam");

  /** Why it is paged, in a few words. */
  public static final Variable<String> PAGE_REASON = text("pageReason");

  public static final Variable<String> PAGE = text("page");
  public static final Variable<Integer> PAGE_LEVEL = number("pageLevel");
  public static final Variable<Integer> PAGE_ROUND = number("pageRound");

  /** Person ids, separated by commas, as candidate users are written. */
  public static final Variable<String> PAGED_PEOPLE = text("pagedPeople");

  public static final Variable<Boolean> ROUNDS_LEFT = flag("roundsLeft");
  public static final Variable<String> ACKNOWLEDGED_BY = text("acknowledgedBy");

  private IncidentVariables() {}

  static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  static Variable<Integer> number(String name) {
    return new Variable<>(name, Integer.class);
  }

  static Variable<Boolean> flag(String name) {
    return new Variable<>(name, Boolean.class);
  }
}
