package io.majorincident.planning;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.PlanText;
import io.majorincident.process.Fault;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what people have agreed to the plan in force, for those whose right was looked at before.
 */
@Component
public class Amendments {

  private final PlanVersions versions;
  private final Changes changes;
  private final Words words;

  Amendments(PlanVersions versions, Changes changes, Words words) {
    this.versions = versions;
    this.changes = changes;
    this.words = words;
  }

  /** What the plan would have against it; nothing changes. */
  public List<Fault> faults(List<Amendment> amendments) {
    try {
      PlanFile.read(amended(versions.newest(), amendments), "with that");
      return List.of();
    } catch (FaultyPlan faulty) {
      return faulty.faults().stream()
          .map(fault -> Fault.of("The plan does not allow it: %s", fault.text()))
          .toList();
    }
  }

  /**
   * The newest plan, for whoever is about to add to it. Nobody else changes it until the caller's
   * transaction ends, and what follows in that goes by this one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Plan hold() {
    return changes.hold();
  }

  /**
   * Adds all or nothing, to the newest plan; together with whatever else the caller's transaction
   * does.
   *
   * @param person who has agreed
   * @param reason for the record
   * @throws AgreementOvertaken if the plan does not allow it any more
   */
  @Transactional
  public void add(List<Amendment> amendments, String person, String reason) {
    changes.hold();
    String text = amended(versions.newest(), amendments);
    changes.put(text, understood(text), person, reason);
  }

  private Plan understood(String text) {
    try {
      return PlanFile.read(text, "with that");
    } catch (FaultyPlan faulty) {
      throw new AgreementOvertaken(faulty, words.in(Languages.asked()));
    }
  }

  private String amended(long version, List<Amendment> amendments) {
    String text = versions.find(version).map(PlanVersion::text).orElseThrow(NoPlanYet::new);
    for (Amendment amendment : amendments) {
      text =
          switch (amendment.kind()) {
            case SCHEDULE ->
                PlanText.with(text, amendment.id(), amendment.list(), amendment.entry());
            case PERSON ->
                PlanText.ofPerson(text, amendment.id(), amendment.list(), amendment.entry());
          };
    }
    return text;
  }
}
