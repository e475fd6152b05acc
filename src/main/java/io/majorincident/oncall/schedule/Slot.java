package io.majorincident.oncall.schedule;

/**
 * What a layer's rotation gives to one person, before anything else is agreed.
 *
 * @param span during which the layer answers without a break; a shift may have several of them
 * @param shift number of the shift, from hand-over to hand-over
 * @param place of the person in the layer's list, from 0
 * @param person id
 */
public record Slot(Span span, long shift, int place, String person) {

  /** The same for somebody else. */
  Slot by(String other) {
    return new Slot(span, shift, place, other);
  }
}
