package io.majorincident.channel;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A phone gateway that is there, or not, as a test wants it. */
@Component
@Primary
public class SwitchedGateway extends PhoneGateway {

  private boolean there = true;

  SwitchedGateway(PhoneSettings settings, Senders senders) {
    super(settings, senders);
  }

  @Override
  public boolean isThere() {
    return there && super.isThere();
  }

  public void isThere(boolean now) {
    there = now;
  }
}
