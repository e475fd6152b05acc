package io.majorincident.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/**
 * Draws a diagram as its author laid it out, with the path that was taken, as SVG that needs
 * nothing from outside.
 */
final class Drawing {

  static final String FONT = "Arial, Helvetica, sans-serif";
  private static final double MARGIN = 24;

  private final BpmnModelInstance diagram;
  private final Path path;
  private final Labels labels;

  Drawing(BpmnModelInstance diagram, Path path, Labels labels) {
    this.diagram = diagram;
    this.path = path;
    this.labels = labels;
  }

  /** The whole picture; the frames lie below the lines, these below all else. */
  String svg() {
    List<BpmnShape> shapes = all(BpmnShape.class);
    List<BpmnEdge> edges = all(BpmnEdge.class);
    Frame frame = frame(shapes, edges);
    Tag svg = canvas(frame);
    shapes.stream().filter(Drawing::isSubProcess).forEach(shape -> svg.add(shape(shape)));
    edges.stream()
        .filter(edge -> path.flow(id(edge.getBpmnElement())) == 0)
        .forEach(edge -> svg.add(edge(edge)));
    edges.stream()
        .filter(edge -> path.flow(id(edge.getBpmnElement())) > 0)
        .forEach(edge -> svg.add(edge(edge)));
    shapes.stream().filter(shape -> !isSubProcess(shape)).forEach(shape -> svg.add(shape(shape)));
    edges.forEach(edge -> label(edge).ifPresent(svg::add));
    return svg.toString();
  }

  private record Frame(double left, double top, double right, double bottom) {}

  private static Frame frame(List<BpmnShape> shapes, List<BpmnEdge> edges) {
    List<Bounds> boxes = new ArrayList<>();
    shapes.forEach(shape -> boxes.add(shape.getBounds()));
    Stream.concat(
            shapes.stream().map(BpmnShape::getBpmnLabel),
            edges.stream().map(BpmnEdge::getBpmnLabel))
        .filter(label -> label != null && label.getBounds() != null)
        .map(BpmnLabel::getBounds)
        .forEach(boxes::add);
    List<Waypoint> points = edges.stream().flatMap(edge -> edge.getWaypoints().stream()).toList();
    return new Frame(
        Stream.concat(boxes.stream().map(Bounds::getX), points.stream().map(Waypoint::getX))
                .min(Double::compare)
                .orElse(0.0)
            - MARGIN,
        Stream.concat(boxes.stream().map(Bounds::getY), points.stream().map(Waypoint::getY))
                .min(Double::compare)
                .orElse(0.0)
            - MARGIN,
        Stream.concat(
                    boxes.stream().map(box -> box.getX() + box.getWidth()),
                    points.stream().map(Waypoint::getX))
                .max(Double::compare)
                .orElse(0.0)
            + MARGIN,
        Stream.concat(
                    boxes.stream().map(box -> box.getY() + box.getHeight()),
                    points.stream().map(Waypoint::getY))
                .max(Double::compare)
                .orElse(0.0)
            + MARGIN);
  }

  private static Tag canvas(Frame frame) {
    double width = frame.right() - frame.left();
    double height = frame.bottom() - frame.top();
    return new Tag("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with(
            "viewBox",
            "%s %s %s %s"
                .formatted(
                    Tag.number(frame.left()),
                    Tag.number(frame.top()),
                    Tag.number(width),
                    Tag.number(height)))
        .with("width", width)
        .with("height", height)
        .with("role", "img")
        .with("font-family", FONT)
        .with("font-size", 12);
  }

  private Tag shape(BpmnShape shape) {
    Passed passed = path.element(id(shape.getBpmnElement()));
    return new Shape(shape, passed, labels).draw();
  }

  private Tag edge(BpmnEdge edge) {
    int times = path.flow(id(edge.getBpmnElement()));
    return new Arrow(edge, times, labels).draw();
  }

  private Optional<Tag> label(BpmnEdge edge) {
    boolean named = edge.getBpmnElement() instanceof SequenceFlow flow && flow.getName() != null;
    return named && edge.getBpmnLabel() != null
        ? Optional.of(
            Captions.beside(
                ((SequenceFlow) edge.getBpmnElement()).getName(),
                edge.getBpmnLabel().getBounds(),
                path.flow(id(edge.getBpmnElement())) > 0 ? Look.DONE : Look.NEVER))
        : Optional.empty();
  }

  private static boolean isSubProcess(BpmnShape shape) {
    return shape.getBpmnElement() instanceof SubProcess;
  }

  private static String id(BaseElement element) {
    return element == null ? "" : element.getId();
  }

  private <T extends org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance> List<T> all(
      Class<T> type) {
    Collection<T> found = diagram.getModelElementsByType(type);
    return List.copyOf(found);
  }
}
