package io.majorincident.channel;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says to other rooms whether telephones can be reached, before they promise it to somebody. */
@Component
public class PhoneGateway {

  private final Senders senders;

  PhoneGateway(Senders senders) {
    this.senders = senders;
  }

  /**
   * Whether "text" and "voice" go anywhere: to a gateway, or into files as everything does without
   * a mail server. If not, such deliveries are given up at once.
   */
  public boolean isThere() {
    return Stream.of("text", "voice").allMatch(senders::reach);
  }
}
