package io.majorincident.oncall.schedule;

import java.time.Instant;

/**
 * A shift, from hand-over to hand-over, with all that it covers.
 *
 * @param layer name of its layer
 * @param moment any moment for which the layer answers during the shift
 */
public record ShiftAt(String layer, Instant moment) {}
