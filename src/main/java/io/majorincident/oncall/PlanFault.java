package io.majorincident.oncall;

/**
 * What is wrong at one place of a plan file.
 *
 * @param line from 1
 * @param path keys from the top, joined by dots; empty for the whole file
 * @param text what is wrong and what to do
 */
public record PlanFault(int line, String path, String text) {

  @Override
  public String toString() {
    return "  line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, text);
  }
}
