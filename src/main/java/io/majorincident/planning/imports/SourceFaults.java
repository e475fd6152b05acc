package io.majorincident.planning.imports;

import io.majorincident.oncall.PlanFault;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that keeps one file from being imported, so that it can be told at once. */
final class SourceFaults {

  private final Set<PlanFault> found = new LinkedHashSet<>();

  void add(int line, String path, String text) {
    found.add(new PlanFault(line, path, text));
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new UnusableSource(
          found.stream().sorted(Comparator.comparingInt(PlanFault::line)).toList());
    }
  }

  static UnusableSource only(String path, String text) {
    return new UnusableSource(List.of(new PlanFault(1, path, text)));
  }
}
