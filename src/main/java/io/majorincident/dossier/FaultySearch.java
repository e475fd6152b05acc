package io.majorincident.dossier;

import java.util.List;
import java.util.stream.Collectors;

/** Somebody asked for incidents in a way that makes no sense. */
class FaultySearch extends RuntimeException {

  private final List<SearchFault> faults;

  FaultySearch(List<SearchFault> faults) {
    super(
        faults.stream()
            .map(fault -> fault.parameter() + ": " + fault.problem())
            .collect(Collectors.joining(" ")));
    this.faults = List.copyOf(faults);
  }

  List<SearchFault> faults() {
    return faults;
  }
}
