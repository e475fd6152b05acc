package io.majorincident.process;

import java.time.Duration;
import java.util.Optional;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;

/** Waits for a place between two attempts, and keeps it until the work is done or given up. */
final class KeptPlace implements RetryListener {

  private static final String PLACE = KeptPlace.class.getName();

  private final Duration patience;

  KeptPlace(Duration patience) {
    this.patience = patience;
  }

  @Override
  public <T, E extends Throwable> void onError(
      RetryContext context, RetryCallback<T, E> work, Throwable failure) {
    if (place(context).isEmpty()) {
      NoPlaceFree.in(failure)
          .flatMap(full -> full.await(patience))
          .ifPresent(place -> context.setAttribute(PLACE, place));
    }
  }

  @Override
  public <T, E extends Throwable> void close(
      RetryContext context, RetryCallback<T, E> work, Throwable failure) {
    place(context).ifPresent(NoPlaceFree.Place::leave);
  }

  private static Optional<NoPlaceFree.Place> place(RetryContext context) {
    return Optional.ofNullable((NoPlaceFree.Place) context.getAttribute(PLACE));
  }
}
