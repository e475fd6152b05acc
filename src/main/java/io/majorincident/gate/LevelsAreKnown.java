package io.majorincident.gate;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.stereotype.Component;

/** Whoever is to be paged is somebody: a level of the team, or a team, a role or a person. */
@Component
class LevelsAreKnown implements Rule {

  private static final String COLUMN = "pagingLevels";

  private final Plan plan;

  LevelsAreKnown(Plan plan) {
    this.plan = plan;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.tables().stream()
        .flatMap(
            table ->
                table.model().getModelElementsByType(DecisionTable.class).stream()
                    .flatMap(decision -> faults(table.file(), decision)));
  }

  private Stream<Fault> faults(String file, DecisionTable table) {
    List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
    int column = columns.indexOf(COLUMN);
    return column < 0
        ? Stream.empty()
        : table.getRules().stream()
            .flatMap(
                row ->
                    unknown(List.copyOf(row.getOutputEntries()).get(column).getTextContent())
                        .map(name -> fault(file, row.getId(), name)));
  }

  private Stream<String> unknown(String cell) {
    return Arrays.stream(cell.strip().replaceAll("^\"|\"$", "").split(",", -1))
        .map(String::strip)
        .filter(name -> !isKnown(name));
  }

  private boolean isKnown(String name) {
    return Level.find(name).isPresent()
        || Role.find(name).isPresent()
        || plan.findTeam(name).isPresent()
        || plan.person(name).isPresent();
  }

  private static Fault fault(String file, String row, String name) {
    String levels = Arrays.stream(Level.values()).map(Level::id).collect(Collectors.joining(", "));
    return new Fault(
        file,
        row,
        "Nobody can be paged at the level '%s'. Write, with commas, any of %s, or the id of a team, a role or a person."
            .formatted(name, levels));
  }
}
