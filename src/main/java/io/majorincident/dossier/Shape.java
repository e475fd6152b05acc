package io.majorincident.dossier;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A box, circle or diamond of a diagram, with how it was passed. */
final class Shape {

  private final BpmnShape shape;
  private final Bounds box;
  private final Passed passed;
  private final Labels labels;
  private final Look look;

  Shape(BpmnShape shape, Passed passed, Labels labels) {
    this.shape = shape;
    this.box = shape.getBounds();
    this.passed = passed;
    this.labels = labels;
    this.look = Look.of(passed);
  }

  Tag draw() {
    Tag drawn =
        new Tag("g")
            .with("class", "element " + passed.state())
            .with("data-element", shape.getBpmnElement().getId())
            .with("data-count", passed.times())
            .add(new Tag("title").text(title()));
    body(drawn);
    badge().ifPresent(drawn::add);
    return drawn;
  }

  private void body(Tag drawn) {
    if (shape.getBpmnElement() instanceof SubProcess frame) {
      frame(drawn, frame);
    } else if (shape.getBpmnElement() instanceof Activity task) {
      task(drawn, task);
    } else if (shape.getBpmnElement() instanceof Event event) {
      event(drawn, event);
    } else if (shape.getBpmnElement() instanceof Gateway gateway) {
      gateway(drawn, gateway);
    } else {
      drawn.add(rectangle(1).with("fill", "none"));
    }
  }

  private void frame(Tag drawn, SubProcess frame) {
    Tag border = rectangle(1.4).with("fill-opacity", 0.35);
    drawn.add(frame.triggeredByEvent() ? border.with("stroke-dasharray", "2 5") : border);
    drawn.add(Captions.atTheTop(name(), box, look));
  }

  private void task(Tag drawn, Activity task) {
    drawn.add(rectangle(task instanceof CallActivity ? 3.6 : 1.6));
    Icons.ofTask(task, look)
        .ifPresent(icon -> drawn.add(moved(icon, box.getX() + 14, box.getY() + 14)));
    if (task instanceof CallActivity) {
      drawn.add(moved(plus(), box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() - 11));
    }
    drawn.add(Captions.inside(name(), box, look));
  }

  private Tag plus() {
    return new Tag("path")
        .with("d", "M-6,-6H6V6H-6ZM-3.5,0H3.5M0,-3.5V3.5")
        .with("fill", "none")
        .with("stroke", look.line());
  }

  private void event(Tag drawn, Event event) {
    boolean start = event instanceof StartEvent;
    boolean end = event instanceof EndEvent;
    drawn.add(circle(0, end ? 3.6 : 1.6, isDashed(event)));
    if (!start && !end) {
      drawn.add(circle(3.5, 1.2, isDashed(event)).with("fill", "none"));
    }
    icon(drawn, event);
    caption(drawn);
  }

  private static boolean isDashed(Event event) {
    return event instanceof BoundaryEvent boundary && !boundary.cancelActivity()
        || event instanceof StartEvent start && !start.isInterrupting();
  }

  private void gateway(Tag drawn, Gateway gateway) {
    double x = box.getX();
    double y = box.getY();
    double halfWidth = box.getWidth() / 2;
    double halfHeight = box.getHeight() / 2;
    drawn.add(
        new Tag("path")
            .with(
                "d",
                "M%s,%sl%3$s,%4$sl-%3$s,%4$sl-%3$s,-%4$sZ"
                    .formatted(
                        Tag.number(x + halfWidth),
                        Tag.number(y),
                        Tag.number(halfWidth),
                        Tag.number(halfHeight)))
            .with("fill", look.fill())
            .with("stroke", look.line())
            .with("stroke-width", 1.6));
    icon(drawn, gateway);
    caption(drawn);
  }

  private void icon(Tag drawn, FlowNode node) {
    Icons.of(node, look)
        .ifPresent(
            icon ->
                drawn.add(
                    moved(
                        icon, box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() / 2)));
  }

  private void caption(Tag drawn) {
    if (!name().isEmpty() && shape.getBpmnLabel() != null) {
      drawn.add(Captions.beside(name(), shape.getBpmnLabel().getBounds(), look));
    }
  }

  private Tag rectangle(double stroke) {
    return new Tag("rect")
        .with("x", box.getX())
        .with("y", box.getY())
        .with("width", box.getWidth())
        .with("height", box.getHeight())
        .with("rx", 10)
        .with("fill", look.fill())
        .with("stroke", look.line())
        .with("stroke-width", stroke);
  }

  private Tag circle(double inside, double stroke, boolean dashed) {
    Tag circle =
        new Tag("circle")
            .with("cx", box.getX() + box.getWidth() / 2)
            .with("cy", box.getY() + box.getHeight() / 2)
            .with("r", box.getWidth() / 2 - inside)
            .with("fill", look.fill())
            .with("stroke", look.line())
            .with("stroke-width", stroke);
    return dashed ? circle.with("stroke-dasharray", "5 3") : circle;
  }

  private static Tag moved(Tag tag, double x, double y) {
    return tag.with("transform", "translate(%s,%s)".formatted(Tag.number(x), Tag.number(y)));
  }

  private Optional<Tag> badge() {
    boolean activity = shape.getBpmnElement() instanceof Activity;
    if (passed.times() == 0 || !activity && passed.times() == 1 && passed.open() == 0) {
      return Optional.empty();
    }
    String text = passed.times() + "×" + (activity ? time() : "");
    return Optional.of(pill(text));
  }

  private String time() {
    if (passed.open() > 0) {
      return " · " + labels.say("here now");
    }
    return passed.seconds() == 0 ? "" : " · " + Durations.of(passed.seconds(), labels);
  }

  private Tag pill(String text) {
    double width = Lines.width(text, 11) + 12;
    double x = box.getX() + box.getWidth() - Math.min(width, box.getWidth()) + 6;
    double y = box.getY() - 9;
    return new Tag("g")
        .with("class", "badge")
        .add(
            new Tag("rect")
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", 17)
                .with("rx", 8.5)
                .with("fill", look.line()))
        .add(
            new Tag("text")
                .with("x", x + width / 2)
                .with("y", y + 12.5)
                .with("fill", "#ffffff")
                .with("font-size", 11)
                .with("text-anchor", "middle")
                .text(text));
  }

  private String title() {
    if (passed.times() == 0) {
      return name() + ": " + labels.say("never reached");
    }
    return labels.say(
        "%s: %d×, of these %d cancelled and %d open; %s altogether, %s at most",
        name(),
        passed.times(),
        passed.cancelled(),
        passed.open(),
        Durations.of(passed.seconds(), labels),
        Durations.of(passed.longest(), labels));
  }

  private String name() {
    return shape.getBpmnElement() instanceof FlowElement element && element.getName() != null
        ? element.getName()
        : "";
  }
}
