package io.majorincident.oncall.schedule;

import java.util.List;
import java.util.Optional;

/** Why somebody is on call, or nobody. People are ids, layers are names. */
public sealed interface Why {

  /** Whether somebody has a shift of this layer, as planned or swapped. */
  default boolean isOf(String layer) {
    return this instanceof Turn turn && turn.layer().equals(layer)
        || this instanceof HolidayCrew crew && crew.layer().equals(layer)
        || this instanceof Swapped swapped && swapped.layer().equals(layer);
  }

  /** It is this person's turn. */
  record Turn(String layer) implements Why {}

  /** It is a holiday, and this person's turn in its crew. */
  record HolidayCrew(String layer) implements Why {}

  /**
   * The shift has been swapped.
   *
   * @param inTurn who would have had it
   */
  record Swapped(String layer, String inTurn) implements Why {}

  /**
   * Somebody is away.
   *
   * @param layer that answers instead: the same, or one below if everybody there is away
   * @param away who would have been on call
   */
  record Filled(String layer, String away) implements Why {}

  /**
   * An override.
   *
   * @param insteadOf who would have been on call; empty if nobody
   */
  record TakenOver(Optional<String> insteadOf) implements Why {}

  /**
   * A gap.
   *
   * @param away who would have been on call, from the upper layers to the lower ones; none if no
   *     layer answers
   */
  record Nobody(List<String> away) implements Why {

    public Nobody {
      away = List.copyOf(away);
    }
  }
}
