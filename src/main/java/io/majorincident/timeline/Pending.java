package io.majorincident.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the present transaction has to say, written when it commits. Whoever adds to a timeline
 * holds its head until the end: taken last, and of several incidents in the order of their numbers,
 * the heads let nobody wait for long, and never two for each other.
 */
final class Pending implements TransactionSynchronization {

  record Line(String incident, TimelineEntry entry) {}

  private final List<Line> lines = new ArrayList<>();
  private final Consumer<List<Line>> write;

  private Pending(Consumer<List<Line>> write) {
    this.write = write;
  }

  /** That of the present transaction, made if there is none yet. */
  static Pending here(Consumer<List<Line>> write) {
    return find().orElseGet(() -> register(new Pending(write)));
  }

  /** What the present transaction has said of an incident so far, the oldest first. */
  static List<TimelineEntry> of(String incident) {
    return find().stream()
        .flatMap(pending -> pending.lines.stream())
        .filter(line -> line.incident().equals(incident))
        .map(Line::entry)
        .toList();
  }

  void add(String incident, TimelineEntry entry) {
    lines.add(new Line(incident, entry));
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    lines.sort(Comparator.comparing(Line::incident));
    write.accept(List.copyOf(lines));
    lines.clear();
  }

  private static Optional<Pending> find() {
    return TransactionSynchronizationManager.isSynchronizationActive()
        ? TransactionSynchronizationManager.getSynchronizations().stream()
            .filter(Pending.class::isInstance)
            .map(Pending.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static Pending register(Pending pending) {
    TransactionSynchronizationManager.registerSynchronization(pending);
    return pending;
  }
}
