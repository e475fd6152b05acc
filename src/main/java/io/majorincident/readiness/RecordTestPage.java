package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.TEST_PAGE;

import io.majorincident.channel.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that a test page has reached somebody, and stops what is not yet sent of it. */
@Component
class RecordTestPage implements JavaDelegate {

  private final TestPages pages;
  private final Outbox outbox;

  RecordTestPage(TestPages pages, Outbox outbox) {
    this.pages = pages;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String page = TEST_PAGE.in(execution);
    pages.acknowledge(page);
    outbox.cancel(SendTestPage.topic(page));
  }
}
