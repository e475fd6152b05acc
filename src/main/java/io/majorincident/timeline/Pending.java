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

  /** What one transaction does step by step is one entry, as the path that it took. */
  private static final String STEP = "StepDone";

  private static final String THEN = " → ";

  record Line(String incident, TimelineEntry entry) {

    private boolean goesOnWith(Line next) {
      return incident.equals(next.incident)
          && entry.kind().equals(STEP)
          && next.entry.kind().equals(STEP)
          && entry.who().equals(next.entry.who());
    }

    private Line with(Line next) {
      String path = entry.text() + THEN + next.entry.text();
      return new Line(
          incident, new TimelineEntry(0, next.entry.at(), STEP, entry.who(), path, null, null));
    }
  }

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
    Line next = new Line(incident, entry);
    if (!lines.isEmpty() && last().goesOnWith(next)) {
      lines.set(lines.size() - 1, last().with(next));
    } else {
      lines.add(next);
    }
  }

  private Line last() {
    return lines.get(lines.size() - 1);
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
