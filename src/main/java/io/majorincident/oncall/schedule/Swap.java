package io.majorincident.oncall.schedule;

/** Two people do each other's shift. The shifts may be of different layers. */
public record Swap(ShiftAt one, ShiftAt other) {}
