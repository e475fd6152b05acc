package io.majorincident.incident;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The facts that a transaction has read: it reads them once, and again after it has changed them.
 */
@Component
class FactsOfTransaction {

  private final PerTransaction<String, Optional<IncidentFacts>> read = new PerTransaction<>();

  /** What was read of this incident, or is read now. */
  Optional<IncidentFacts> of(String incident, Supplier<Optional<IncidentFacts>> reading) {
    return read.values().computeIfAbsent(incident, any -> reading.get());
  }

  void forget(String incident) {
    read.values().remove(incident);
  }
}
