package io.majorincident.gate;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Plan;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whoever is to be paged is somebody: a level of the team, or a team, a role or a person. */
@Component
class LevelsAreKnown implements Rule {

  private static final Set<String> COLUMNS = Set.of("pagingLevels");

  private final Plan plan;

  LevelsAreKnown(Plan plan) {
    this.plan = plan;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.cells(COLUMNS)
        .flatMap(cell -> unknown(cell.text()).map(name -> cell.fault(fault(name))));
  }

  private Stream<String> unknown(String levels) {
    return Arrays.stream(levels.split(",", -1)).map(String::strip).filter(name -> !isKnown(name));
  }

  private boolean isKnown(String name) {
    return Level.find(name).isPresent()
        || Role.find(name).isPresent()
        || plan.findTeam(name).isPresent()
        || plan.person(name).isPresent();
  }

  private static String fault(String name) {
    String levels = Arrays.stream(Level.values()).map(Level::id).collect(Collectors.joining(", "));
    return "Nobody can be paged at the level '%s'. Write, with commas, any of %s, or the id of a team, a role or a person."
        .formatted(name, levels);
  }
}
