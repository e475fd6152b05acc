package io.majorincident.channel;

import java.time.Instant;
import java.util.List;

/**
 * A delivery with all that is kept of it.
 *
 * @param text as it was sent; may hold a secret of its receiver
 * @param tries every attempt, the first one first
 */
public record RecordedDelivery(
    DeliveryStatus status, String subject, String text, List<Try> tries) {

  /**
   * One attempt.
   *
   * @param endedAt null if it is not over, or was cut off
   * @param outcome delivered, failed or givenUp; null if none is known
   * @param error why it failed, or null
   */
  public record Try(int number, Instant beganAt, Instant endedAt, String outcome, String error) {}
}
