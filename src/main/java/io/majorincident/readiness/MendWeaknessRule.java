package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.ACCEPT_REASON;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_OUTCOME;

import io.majorincident.language.Languages;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Only what is no longer found is mended, and whoever accepts it says why. */
@Component
class MendWeaknessRule implements FormRule {

  private final Weaknesses weaknesses;
  private final WeaknessWords words;
  private final Plan plan;

  MendWeaknessRule(Weaknesses weaknesses, WeaknessWords words, Plan plan) {
    this.weaknesses = weaknesses;
    this.words = words;
    this.plan = plan;
  }

  @Override
  public String form() {
    return "mendWeakness";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return switch (WEAKNESS_OUTCOME.find(entered).orElse("")) {
      case "mended" -> stillFound(WEAKNESS.in(entered));
      case "accepted" -> withoutReason(entered);
      default -> List.of();
    };
  }

  private List<Fault> stillFound(String key) {
    return weaknesses.now().stream()
        .filter(weakness -> weakness.key().equals(key))
        .flatMap(this::faults)
        .toList();
  }

  private Stream<Fault> faults(Weakness weakness) {
    return Stream.of(
        Fault.of("It is not mended yet. Change the plan first, or accept it and say why."),
        Fault.of(
            weakness.kind().sentence(), words.values(weakness, Languages.asked(), plan.zone())));
  }

  private static List<Fault> withoutReason(VariableScope entered) {
    return ACCEPT_REASON.find(entered).isPresent()
        ? List.of()
        : List.of(Fault.of("Say why it is accepted: others will want to know."));
  }
}
