package io.majorincident.oncall.schedule;

/**
 * What one person does from hand-over to hand-over.
 *
 * @param layer name of its layer
 * @param span from the first moment for which the layer answers during the shift to the last
 * @param person id, after all swaps
 */
public record Shift(String layer, Span span, String person) {

  /** As a swap names it. */
  public ShiftAt at() {
    return new ShiftAt(layer, span.from());
  }

  /** The same, done by somebody else. */
  public Shift by(String other) {
    return new Shift(layer, span, other);
  }
}
