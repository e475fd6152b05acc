package io.majorincident.channel;

/** How long it makes sense to try; the pauses between the attempts are settings. */
public enum Urgency {
  /** Given up after seconds, so that the next contact can be tried; sent before anything else. */
  HIGH,
  /** Tried for hours. */
  LOW
}
