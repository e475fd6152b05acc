package io.majorincident.incident;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which rows of which tables have decided about an incident in this transaction. */
@Component
class Decisions {

  private record Table(String incident, String name) {}

  private final PerTransaction<Table, IncidentEvent.Decided> last = new PerTransaction<>();

  @EventListener
  void decided(IncidentEvent.Decided decision) {
    last.values().put(new Table(decision.incident(), decision.table()), decision);
  }

  /** The last one of this table. */
  Optional<IncidentEvent.Decided> last(String incident, String table) {
    return Optional.ofNullable(last.values().get(new Table(incident, table)));
  }
}
