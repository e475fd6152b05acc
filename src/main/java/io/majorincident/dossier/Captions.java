package io.majorincident.dossier;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** The names in a drawing. */
final class Captions {

  private static final double SIZE = 12;
  private static final double LINE = 14;
  private static final double NARROWEST = 88;

  /** How wide letters are is only estimated here. */
  private static final double ROOM = 1.12;

  private Captions() {}

  /** Inside a box, in its middle. */
  static Tag inside(String name, Bounds box, Look look) {
    List<String> lines = Lines.of(name, box.getWidth() - 12, SIZE);
    double first = box.getY() + box.getHeight() / 2 - (lines.size() - 1) * LINE / 2 + 4;
    return text(lines, box.getX() + box.getWidth() / 2, first, look);
  }

  /** At the top of a frame, from its left. */
  static Tag atTheTop(String name, Bounds frame, Look look) {
    return text(List.of(name), frame.getX() + frame.getWidth() / 2, frame.getY() + 18, look);
  }

  /** Where its author has put the name. */
  static Tag beside(String name, Bounds label, Look look) {
    boolean oneLine = label.getHeight() < 2 * LINE;
    double width = Math.max(label.getWidth() * ROOM, oneLine ? NARROWEST : 0);
    List<String> lines = Lines.of(name, width, SIZE);
    return text(lines, label.getX() + label.getWidth() / 2, label.getY() + 11, look);
  }

  private static Tag text(List<String> lines, double middle, double first, Look look) {
    Tag text = new Tag("text").with("fill", look.text()).with("text-anchor", "middle");
    for (int i = 0; i < lines.size(); i++) {
      text.add(new Tag("tspan").with("x", middle).with("y", first + i * LINE).text(lines.get(i)));
    }
    return text;
  }
}
