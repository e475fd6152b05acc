package io.majorincident.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A line of a diagram, strong if it was taken. */
final class Arrow {

  private static final double LENGTH = 10;
  private static final double HALF = 4;

  private final BpmnEdge edge;
  private final int times;
  private final Labels labels;
  private final Look look;

  Arrow(BpmnEdge edge, int times, Labels labels) {
    this.edge = edge;
    this.times = times;
    this.labels = labels;
    this.look = times > 0 ? Look.DONE : Look.NEVER;
  }

  Tag draw() {
    Tag arrow =
        new Tag("g")
            .with("class", "flow")
            .with("data-element", edge.getBpmnElement().getId())
            .with("data-count", times)
            .add(new Tag("title").text(title()))
            .add(line());
    return edge.getBpmnElement() instanceof SequenceFlow ? arrow.add(head()) : arrow;
  }

  private String title() {
    return times == 0 ? labels.say("never taken") : labels.say("taken %d×", times);
  }

  private Tag line() {
    String points =
        edge.getWaypoints().stream()
            .map(point -> Tag.number(point.getX()) + "," + Tag.number(point.getY()))
            .collect(Collectors.joining(" "));
    return new Tag("polyline")
        .with("points", points)
        .with("fill", "none")
        .with("stroke", look.line())
        .with("stroke-width", times > 0 ? 2.4 : 1.2)
        .with("stroke-linejoin", "round");
  }

  private Tag head() {
    List<Waypoint> points = List.copyOf(edge.getWaypoints());
    Waypoint end = points.get(points.size() - 1);
    Waypoint before = points.get(points.size() - 2);
    double angle =
        Math.toDegrees(Math.atan2(end.getY() - before.getY(), end.getX() - before.getX()));
    return new Tag("path")
        .with("d", "M0,0L-%1$s,-%2$sV%2$sZ".formatted(Tag.number(LENGTH), Tag.number(HALF)))
        .with("fill", look.line())
        .with(
            "transform",
            "translate(%s,%s) rotate(%s)"
                .formatted(Tag.number(end.getX()), Tag.number(end.getY()), Tag.number(angle)));
  }
}
