package io.majorincident.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;

/** What a listener was told; it may do something more with it, also throw. */
class Heard {

  private final List<DeliveryEvent> events = new CopyOnWriteArrayList<>();
  volatile Consumer<DeliveryEvent> reaction = event -> {};

  @EventListener
  void hear(DeliveryEvent event) {
    events.add(event);
    reaction.accept(event);
  }

  volatile boolean trouble;
  final List<String> unreached = new CopyOnWriteArrayList<>();

  @EventListener
  void hear(TopicUnreached topic) {
    if (trouble) {
      throw new IllegalStateException("a listener's mistake");
    }
    unreached.add(topic.topic());
  }

  /** Such as "Failed page-1 2": what, which key, which attempt. */
  List<String> sentences() {
    return events.stream()
        .map(
            event ->
                "%s %s %d"
                    .formatted(
                        event.getClass().getSimpleName(), event.delivery().key(), event.attempt()))
        .toList();
  }

  void forget() {
    events.clear();
  }
}
