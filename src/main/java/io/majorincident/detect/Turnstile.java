package io.majorincident.detect;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets only so many notifications be recorded at once. Without it a storm of alerts takes all
 * connections to the database, and pages and tasks come to a halt.
 */
@Component
class Turnstile {

  private final Semaphore places;
  private final DetectSettings settings;

  Turnstile(DetectSettings settings) {
    this.places = new Semaphore(settings.atOnce(), true);
    this.settings = settings;
  }

  /**
   * Does the work as soon as there is a place.
   *
   * @throws TooMuchAtOnce if there is none within the settings' patience
   */
  <T> T pass(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private void enter() {
    try {
      if (!places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooMuchAtOnce(settings.atOnce());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TooMuchAtOnce(settings.atOnce());
    }
  }
}
