package io.majorincident.planning.imports;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Overrides of which no two are at the same time. */
final class Overrides {

  /** Each is compared with all others, and nobody plans more of them. */
  static final int AT_MOST = 2000;

  private final List<ImportedOverride> kept = new ArrayList<>();

  /** In order; what one person has at the same time is one, and two people are noted. */
  static Overrides of(List<ImportedOverride> all) {
    Overrides overrides = new Overrides();
    if (all.size() > AT_MOST) {
      all.get(0)
          .place()
          .fault(
              "More than %d shifts begin here. Export less at a time, or write a layer."
                  .formatted(AT_MOST));
      return overrides;
    }
    all.stream().sorted(Comparator.comparing(ImportedOverride::from)).forEach(overrides::add);
    return overrides;
  }

  List<ImportedOverride> list() {
    return List.copyOf(kept);
  }

  private void add(ImportedOverride next) {
    Optional<ImportedOverride> other = kept.stream().filter(next::overlaps).findFirst();
    if (other.isEmpty()) {
      kept.add(next);
    } else if (other.get().person().equals(next.person())) {
      kept.set(kept.indexOf(other.get()), other.get().and(next));
    } else {
      refuse(next, other.get());
    }
  }

  /** Notes that another one is at the same time. */
  static void refuse(ImportedOverride override, ImportedOverride other) {
    override
        .place()
        .fault(
            "'%s' and '%s' would be on call together, the latter from %s to %s, and our plan knows one at a time. Let one of them end before the other begins."
                .formatted(
                    override.person(),
                    other.person(),
                    other.from().atOffset(ZoneOffset.UTC),
                    other.to().atOffset(ZoneOffset.UTC)));
  }
}
