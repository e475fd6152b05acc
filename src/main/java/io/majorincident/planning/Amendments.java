package io.majorincident.planning;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.PlanText;
import io.majorincident.process.Fault;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what people have agreed to the plan in force, for those whose right was looked at before.
 */
@Component
public class Amendments {

  private final PlanVersions versions;
  private final Changes changes;

  Amendments(PlanVersions versions, Changes changes) {
    this.versions = versions;
    this.changes = changes;
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
   * Adds all or nothing; together with whatever else the caller's transaction does.
   *
   * @param person who has agreed
   * @param reason for the record
   * @throws io.majorincident.oncall.FaultyPlan if the plan does not allow it
   */
  @Transactional
  public void add(List<Amendment> amendments, String person, String reason) {
    long newest = versions.newest();
    String text = amended(newest, amendments);
    PlanFile.read(text, "with that");
    changes.put(newest, text, person, reason);
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
