package io.majorincident.dossier;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines that fit, by how wide its letters usually are. */
final class Lines {

  private static final String NARROW = "ijltfrI.,:;'|()[]! ";
  private static final String WIDE = "mwMW@%";

  private Lines() {}

  /**
   * @param width in the units of the drawing
   * @param size of the font in the same
   */
  static List<String> of(String text, double width, double size) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  static double width(String text, double size) {
    return text.chars().mapToDouble(Lines::letter).sum() * size;
  }

  private static double letter(int letter) {
    if (NARROW.indexOf(letter) >= 0) {
      return 0.3;
    }
    return WIDE.indexOf(letter) >= 0 ? 0.86 : Character.isUpperCase(letter) ? 0.68 : 0.55;
  }
}
