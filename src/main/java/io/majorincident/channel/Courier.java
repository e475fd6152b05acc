package io.majorincident.channel;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings one message out at once by the same senders as the outbox, and says how that ended:
 * nothing is stored, repeated or told to anybody else. Only for what somebody tries out.
 */
@Component
public class Courier {

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private final Senders senders;

  Courier(Senders senders) {
    this.senders = senders;
  }

  /**
   * Returns when the receiving side has taken the message.
   *
   * @throws TemporaryFailure if it is worth another attempt
   * @throws PermanentFailure if no attempt can succeed
   */
  public void bring(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    try {
      senders.of(delivery).send(delivery);
    } catch (TemporaryFailure failure) {
      throw new TemporaryFailure(said(failure, delivery), failure.notBefore());
    } catch (PermanentFailure failure) {
      throw new PermanentFailure(said(failure, delivery));
    } catch (RuntimeException mistake) {
      log.error("{}: the sender failed without saying why", delivery, mistake);
      throw new TemporaryFailure("The sender failed without saying why: see the log.");
    }
  }

  /** Servers like to repeat the address, and many read why a message did not get there. */
  private static String said(Exception failure, Delivery delivery) {
    return failure.getMessage() == null
        ? null
        : Pattern.compile(delivery.recipient(), Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
            .matcher(failure.getMessage())
            .replaceAll("...");
  }
}
