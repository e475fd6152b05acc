package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Much more is due than can be done, all the time: a first page is on its way within two seconds.
 * When its message arrives is then for the limits of each contact to say.
 */
@Tag("deep")
class ManyDueIT {

  private static final int OPEN = Integer.getInteger("open.incidents", 400);
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @Test
  void aFirstPageDoesNotWaitForWhatTimeBringsAbout() throws Exception {
    try (RunningApplication application = new RunningApplication("many-due").asShipped().start()) {
      for (int incident = 0; incident < OPEN; incident++) {
        application.begins("checkout", "critical", "Trouble " + incident);
      }
      AtomicBoolean overloaded = new AtomicBoolean(true);
      ExecutorService time = Executors.newSingleThreadExecutor();
      try {
        time.submit(() -> allIsDue(application, overloaded));
        for (int page = 0; page < 5; page++) {
          assertThat(firstPage(application, "First " + page)).isLessThan(PROMISED);
        }
      } finally {
        overloaded.set(false);
        time.shutdown();
      }
    }
  }

  /** Every timer of every incident is due, again and again. */
  private static Void allIsDue(RunningApplication application, AtomicBoolean overloaded)
      throws Exception {
    while (overloaded.get()) {
      application.ask(
          """
          update act_ru_job set duedate_ = now() - interval '1 hour'
          where handler_type_ like 'timer%' and duedate_ > now() and lock_owner_ is null
          returning id_
          """);
    }
    return null;
  }

  private static Duration firstPage(RunningApplication application, String summary)
      throws Exception {
    long begin = System.nanoTime();
    String incident = application.begins("search", "critical", summary);
    Wait.until(
        "the first page of " + incident + " is out",
        () ->
            !application
                .ask("select id from delivery where reference = '%s'".formatted(incident))
                .isEmpty());
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
