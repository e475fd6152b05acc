package io.majorincident.copy;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.contact.ShownDelivery;
import io.majorincident.incident.PageHistory;
import io.majorincident.process.DueSteps;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What waits to happen: pages for an answer, messages to go out, steps of processes to be done. */
@Component
class HeldBack {

  /** So many of each are named; all are counted. */
  private static final int NAMED = 50;

  private final PageHistory pages;
  private final Outbox outbox;
  private final ShownDelivery shown;
  private final DueSteps steps;

  HeldBack(PageHistory pages, Outbox outbox, ShownDelivery shown, DueSteps steps) {
    this.pages = pages;
    this.outbox = outbox;
    this.shown = shown;
    this.steps = steps;
  }

  /** All of it. */
  record All(Some<OpenPage> pages, Some<DeliveryStatus> messages, Some<DueSteps.Step> steps) {}

  /**
   * @param count how many there are
   * @param first the first of them
   */
  record Some<T>(long count, List<T> first) {}

  /**
   * @param whom the team, role or person who is called
   */
  record OpenPage(String page, String whom, Instant openedAt) {}

  All all() {
    List<DeliveryStatus> messages = outbox.waiting(NAMED).stream().map(shown::of).toList();
    return new All(
        new Some<>(pages.openCount(), pages.open(NAMED).stream().map(HeldBack::page).toList()),
        new Some<>(outbox.waitingCount(), messages),
        new Some<>(steps.count(), steps.first(NAMED)));
  }

  private static OpenPage page(PageHistory.Entry page) {
    return new OpenPage(page.id(), Objects.requireNonNullElse(page.whom(), ""), page.openedAt());
  }
}
