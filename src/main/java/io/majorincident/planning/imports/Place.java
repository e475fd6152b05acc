package io.majorincident.planning.imports;

/**
 * Where something stands in the file that is imported.
 *
 * @param line from 1
 * @param path keys from the top, joined by dots
 */
record Place(int line, String path, SourceFaults faults) {

  /** Notes what is wrong here and what to do about it. */
  void fault(String text) {
    faults.add(line, path, text);
  }

  Place below(String key, int itsLine) {
    return new Place(itsLine, path.isEmpty() ? key : path + "." + key, faults);
  }

  Place item(int index, int itsLine) {
    return new Place(itsLine, "%s[%d]".formatted(path, index), faults);
  }
}
