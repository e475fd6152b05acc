package io.majorincident.planning.imports;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes the schedule of a team over from another system: the plan in force becomes another text.
 */
public final class ScheduleImport {

  private static final String PAGERDUTY = "pagerduty";
  private static final String GRAFANA = "grafana";
  private static final String ICALENDAR = "icalendar";
  private static final Set<String> SOURCES = new TreeSet<>(Set.of(PAGERDUTY, GRAFANA, ICALENDAR));

  private static final int LAYERS_AT_MOST = 200;

  private final ScheduleText text;
  private final Plan plan;
  private final Team team;
  private final Instant now;
  private final SourceFaults faults = new SourceFaults();

  private ScheduleImport(String text, Plan plan, Team team, Instant now) {
    this.text = ScheduleText.of(text, team.id());
    this.plan = plan;
    this.team = team;
    this.now = now;
  }

  /**
   * The plan with the schedule that a file says. Layers of PagerDuty and Grafana OnCall replace the
   * schedule of the team; events of a calendar become overrides of the schedule that it has. All
   * else stays as it is written, comments included.
   *
   * @param plan the text of a plan that can be read
   * @param team id of the team whose schedule it is
   * @param from pagerduty, grafana or icalendar
   * @param file what that system has exported
   * @param now what is over by then is left out
   * @throws UnusableSource with everything that is unknown or cannot be said, each with its place
   */
  public static String newPlan(String plan, String team, String from, String file, Instant now) {
    Plan read = PlanFile.read(plan, "in force");
    Team found =
        read.findTeam(team)
            .orElseThrow(() -> oneOf("team", team, read.teams().stream().map(Team::id).toList()));
    if (!SOURCES.contains(from)) {
      throw oneOf("from", from, SOURCES);
    }
    return new ScheduleImport(plan, read, found, now).of(from, file);
  }

  private static UnusableSource oneOf(String parameter, String value, Iterable<String> known) {
    return SourceFaults.only(
        parameter,
        "The parameter '%s' is '%s'. Write one of: %s."
            .formatted(parameter, value, String.join(", ", known)));
  }

  private String of(String from, String file) {
    return from.equals(ICALENDAR) ? withEvents(file) : withSchedule(read(from, file));
  }

  private Imported read(String from, String file) {
    Json json = JsonFile.read(file, faults);
    Names names = new Names(plan, team);
    Imported imported =
        from.equals(PAGERDUTY)
            ? new PagerDuty(names, now).read(json)
            : new Grafana(names, now).read(json);
    faults.throwIfAny();
    return imported;
  }

  private String withSchedule(Imported imported) {
    if (imported.layers().isEmpty()) {
      faults.add(1, "", "No layer is left that is not over. Export the schedule as it is today.");
    }
    if (imported.layers().size() > LAYERS_AT_MOST) {
      faults.add(
          1, "", "There are more than %d layers. Export one schedule.".formatted(LAYERS_AT_MOST));
    }
    faults.throwIfAny();
    List<ImportedLayer> layers = withDifferentNames(imported.layers());
    Overrides overrides = Overrides.of(imported.overrides());
    Map<String, Object> tree =
        new ScheduleTree(team.schedule().zone()).of(new Imported(layers, overrides.list()));
    faults.throwIfAny();
    String changed = checked(text.with(tree));
    SameLevel.refuseTwoAtOnce(layers, PlanFile.read(changed, "").team(team.id()).schedule(), now);
    faults.throwIfAny();
    return changed;
  }

  private String withEvents(String file) {
    Calendar calendar = new Calendar(new Names(plan, team), now, team.schedule().zone(), faults);
    List<ImportedOverride> events = calendar.read(file);
    faults.throwIfAny();
    if (events.isEmpty()) {
      faults.add(1, "", "No event is left that is not over. Export the shifts to come.");
    }
    ScheduleInForce inForce = new ScheduleInForce(text, team.schedule().zone(), now, faults);
    Map<String, Object> tree = inForce.with(Overrides.of(events).list());
    faults.throwIfAny();
    return checked(text.with(tree));
  }

  /** That nothing else is said in another way is proven, not assumed: a plan may use anchors. */
  private String checked(String changed) {
    PlanFile.read(changed, "with the imported schedule");
    String yours = "teams.%s.".formatted(team.id());
    List<String> others =
        PlanFile.differences(text.text(), changed).stream()
            .map(it -> it.path())
            .filter(path -> !path.startsWith(yours))
            .toList();
    if (!others.isEmpty()) {
      throw SourceFaults.only(
          yours + "schedule",
          "In the plan, %s depend on this schedule by an anchor (&). Write them out first."
              .formatted(String.join(", ", others)));
    }
    return changed;
  }

  private static List<ImportedLayer> withDifferentNames(List<ImportedLayer> layers) {
    List<String> names =
        layers.stream()
            .map(ImportedLayer::name)
            .map(name -> name.isBlank() ? "layer" : name)
            .collect(Collectors.toList());
    return IntStream.range(0, layers.size())
        .mapToObj(
            i -> {
              String name = names.get(i);
              for (int next = 2; names.subList(0, i).contains(names.get(i)); next++) {
                names.set(i, "%s (%d)".formatted(name, next));
              }
              return layers.get(i).named(names.get(i));
            })
        .toList();
  }
}
