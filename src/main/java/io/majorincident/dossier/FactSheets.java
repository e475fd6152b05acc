package io.majorincident.dossier;

import io.majorincident.dossier.FactSheet.DecidedCells;
import io.majorincident.dossier.Sheet.Fact;
import io.majorincident.incident.FactChange;
import io.majorincident.incident.FactHistory;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the facts of incidents for people, in their language. */
@Component
class FactSheets {

  private static final int FEW_WORDS = 45;

  private final Incidents incidents;
  private final FactHistory history;
  private final Plan plan;
  private final Clock clock;

  FactSheets(Incidents incidents, FactHistory history, Plan plan, Clock clock) {
    this.incidents = incidents;
    this.history = history;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param incident its number
   * @param reader whoever asks
   * @throws io.majorincident.incident.NoSuchIncident if there is none with this number
   */
  FactSheet of(String incident, String reader, Labels labels) {
    Writing write = new Writing(labels, plan);
    IncidentFacts now = incidents.facts(incident);
    List<FactChange> changes = history.of(incident);
    return new FactSheet(
        incident,
        now.title(),
        labels.language().getLanguage(),
        write.say(
            "As of %s, put together for %s. All times in %s.",
            write.at(clock.instant()), write.who(reader), plan.zone()),
        simple(now, write),
        plans(changes, write),
        new FactRows(write).of(changes));
  }

  private static List<Fact> simple(IncidentFacts now, Writing write) {
    FactWords words = new FactWords(write);
    List<Fact> facts = new ArrayList<>();
    for (String name : IncidentFacts.SIMPLE) {
      String value = words.value(name, now.get(name));
      if (!value.isBlank()) {
        facts.add(fact(words.label(name), value));
      }
    }
    return facts;
  }

  /** The last of each table is what holds now. */
  private static List<DecidedCells> plans(List<FactChange> changes, Writing write) {
    Map<String, DecidedCells> plans = new LinkedHashMap<>();
    for (FactChange change : changes) {
      if (change.after() instanceof Map<?, ?> cells) {
        plans.put(change.fact(), decided(change, cells, write));
      }
    }
    return List.copyOf(plans.values());
  }

  private static DecidedCells decided(FactChange change, Map<?, ?> cells, Writing write) {
    FactWords words = new FactWords(write);
    return new DecidedCells(
        words.label(change.fact()),
        String.join(" · ", write.at(change.at()), words.table(change)),
        FactWords.cells(cells)
            .map(cell -> fact(cell.getKey().toString(), Writing.text(cell.getValue())))
            .toList());
  }

  private static Fact fact(String label, String value) {
    return new Fact(label, value, value.length() > FEW_WORDS || value.contains("\n"));
  }
}
