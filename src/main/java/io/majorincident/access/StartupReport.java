package io.majorincident.access;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last lines after the start: what runs, where, who may sign in, and what to try next. */
@Component
class StartupReport {

  private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);

  private final ObjectProvider<StartupLine> rooms;

  StartupReport(ObjectProvider<StartupLine> rooms) {
    this.rooms = rooms;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void report() {
    LOG.info("Major incident management runs.{}", text());
  }

  String text() {
    return rooms
        .orderedStream()
        .map(StartupLine::lines)
        .flatMap(List::stream)
        .collect(Collectors.joining("\n  ", "\n  ", "\n"));
  }
}
