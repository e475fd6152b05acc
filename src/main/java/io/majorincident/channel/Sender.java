package io.majorincident.channel;

/**
 * Brings one message out, outside of any transaction. A bean of this type takes the place of the
 * built-in one for its channel. It may be called again with the same key and passes the key on, so
 * that the receiver can tell a repetition.
 */
public interface Sender {

  /** Which deliveries it takes, such as "mail". */
  String channel();

  /**
   * Returns when the receiving side has taken the message.
   *
   * @throws TemporaryFailure if it is worth another attempt
   * @throws PermanentFailure if no attempt can succeed
   */
  void send(Delivery delivery) throws TemporaryFailure, PermanentFailure;
}
