package io.majorincident.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * How long something took, many times.
 *
 * @param millis each, in ascending order
 */
record Times(double[] millis) {

  static Times ofNanos(Collection<Long> nanos) {
    return new Times(nanos.stream().mapToDouble(it -> it / 1e6).sorted().toArray());
  }

  double median() {
    return quantile(0.5);
  }

  double p99() {
    return quantile(0.99);
  }

  double quantile(double part) {
    return millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * part))];
  }

  double longest() {
    return millis[millis.length - 1];
  }

  @Override
  public String toString() {
    return "%d times: median %.1f ms, p90 %.1f, p99 %.1f, longest %.1f"
        .formatted(millis.length, median(), quantile(0.9), p99(), longest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Times times && Arrays.equals(millis, times.millis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(millis);
  }
}
